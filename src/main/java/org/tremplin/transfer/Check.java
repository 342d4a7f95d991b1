package org.tremplin.transfer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Folding;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.CodedFile;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.platform.files.ImportedFiles;
import org.tremplin.platform.files.ImportedRow;
import org.tremplin.platform.files.Verdict;

/**
 * Whether the rows of the files may be written: all that is wrong is collected before anything is; then the files are read
 * again and written. What a row says, and what it must agree with, its file knows; that what a cell refers to is in the same
 * import or stored already, and within reach, is seen to here. What is kept of a row in between is its code, so that a file may
 * be larger than the memory. The rows are read by {@link Tables}.
 */
final class Check implements ImportedFiles {
    /** In which files are judged and written. */
    static final Comparator<ImportedFile<?>> ORDER =
            Comparator.<ImportedFile<?>>comparingInt(ImportedFile::order).thenComparing(ImportedFile::name);

    final Verdict verdict = new Verdict();
    final List<String> ignored = new ArrayList<>();

    private final List<ImportedFile<?>> files;
    private final Tables tables;
    private final Map<String, Codes> codes = new HashMap<>();

    /**
     * Judges the files that are given.
     *
     * @param given where each of them is, by its name
     * @param known what files there are, one of each for this import
     */
    Check(Map<String, Path> given, Collection<ImportedFile<?>> known, LocalDate today, Progress progress) {
        files = known.stream().sorted(ORDER).toList();
        tables = new Tables(given, files, today, progress, verdict, ignored);
        for (ImportedFile<?> file : files) {
            if (file instanceof CodedFile<?> coded) {
                codes.put(file.name(), new Codes(coded));
            }
        }
        files.forEach(file -> file.begin(this));
        files.forEach(this::judge);
    }

    /** The rows of a file by their codes: those of this import, and those that were stored before. */
    private static final class Codes {
        private final CodedFile<?> file;
        private final Set<String> fresh = new HashSet<>();
        private final Set<String> asked = new HashSet<>();
        private final Map<String, Boolean> reached = new HashMap<>();
        private final Map<String, String> spellings = new HashMap<>();
        private final Map<String, Long> ids = new HashMap<>();

        Codes(CodedFile<?> file) {
            this.file = file;
        }

        void about(Collection<String> some) {
            List<String> news = some.stream().filter(asked::add).toList();
            if (!news.isEmpty()) {
                file.stored(news).forEach((code, mine) -> {
                    reached.put(code, mine);
                    spellings.put(Folding.fold(code), code);
                });
            }
        }

        boolean has(String code) {
            return fresh.contains(code) || reached.containsKey(code);
        }

        /** Of a code that is not stored yet, they reach it. */
        boolean reaches(String code) {
            return reached.getOrDefault(code, true);
        }

        /** How the code is spelt where it is stored, by what the database compares. */
        String spelling(String code) {
            return spellings.getOrDefault(Folding.fold(code), code);
        }

        /** The id of a code, asked for together with those of the other rows that are written now. */
        long id(String code, Supplier<Set<String>> others) {
            if (!ids.containsKey(code)) {
                Set<String> news = new HashSet<>(others.get());
                news.removeAll(ids.keySet());
                ids.putAll(file.ids(news));
            }
            return ids.get(code);
        }
    }

    /** Of a file whose rows have codes. */
    private Codes codes(String file) {
        return Optional.ofNullable(codes.get(file))
                .orElseThrow(() -> new IllegalStateException("rows of " + file + " have no codes to refer to"));
    }

    private <R> void judge(ImportedFile<R> file) {
        Codes own = codes.get(file.name());
        Map<String, String> references = file.columns().references();
        tables.judge(file, rows -> {
            if (own != null) {
                own.about(codes(rows, CodedFile.CODE));
            }
            references.forEach((column, other) -> codes(other).about(codes(rows, column)));
            for (ImportedRow<R> row : rows) {
                Cells cells = row.cells();
                String code = own == null ? null : cells.code(CodedFile.CODE);
                if (code != null) {
                    own.fresh.add(code);
                    if (!own.spelling(code).equals(code)) {
                        cells.problem(CodedFile.CODE, "transfer.expected.spelling", own.spelling(code));
                    }
                }
                if (refersToWhatTheyReach(file, cells) && code != null && !own.reaches(code)) {
                    cells.problem(CodedFile.CODE, "transfer.expected.reach", null);
                }
            }
            file.check(rows);
        });
    }

    private static Set<String> codes(List<? extends ImportedRow<?>> rows, String column) {
        return rows.stream()
                .map(row -> row.cells().code(column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** A reference must lead somewhere; in a file of which rows were not understood it may. */
    private boolean refersToWhatTheyReach(ImportedFile<?> file, Cells cells) {
        boolean reached = true;
        for (Map.Entry<String, String> reference : file.columns().references().entrySet()) {
            String column = reference.getKey();
            String other = reference.getValue();
            String code = cells.code(column);
            Codes known = codes(other);
            if (code != null && !known.has(code) && !tables.isBroken(other)) {
                cells.problem(column, "transfer.expected.known", other);
            }
            if (code != null && !known.reaches(code)) {
                cells.problem(column, "transfer.expected.reach", null);
                reached = false;
            }
        }
        return reached;
    }

    /**
     * Writes the files that were given and found to be right.
     *
     * @param letGo what was written since the last time may be forgotten
     * @return what became of the rows of each, by its name
     */
    Map<String, Applied> write(Runnable letGo) {
        Map<String, Applied> done = new LinkedHashMap<>();
        for (ImportedFile<?> file : files) {
            if (tables.has(file)) {
                done.put(file.name(), new Applied(0, 0, 0));
                write(file, applied -> {
                    done.merge(file.name(), applied, Applied::plus);
                    letGo.run();
                });
            }
        }
        return done;
    }

    private <R> void write(ImportedFile<R> file, Consumer<Applied> each) {
        Map<String, String> references = file.columns().references();
        again(
                file,
                rows -> each.accept(file.write(rows.stream()
                        .map(row -> new ImportedRow<>(
                                row.cells(),
                                row.said(),
                                column -> codes(references.get(column))
                                        .id(row.cells().code(column), () -> codes(rows, column))))
                        .toList())));
    }

    /** The rows of a file that was found to be right, a thousand at a time. */
    <R> void again(ImportedFile<R> file, Consumer<List<ImportedRow<R>>> piece) {
        tables.again(file, piece);
    }

    @Override
    public <F extends ImportedFile<?>> F of(Class<F> type) {
        return files.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public <R> void glance(ImportedFile<R> file, Consumer<List<ImportedRow<R>>> rows) {
        tables.glance(file, rows);
    }
}
