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
 * Checks the rows of the files and collects all problems before anything is written; then the files are read again and
 * written. Each file checks what its rows say and must agree with. This class checks that the target of each reference
 * is in the same import or already stored, and within reach. Between the two readings it keeps only the codes, so that
 * a file may be larger than the memory. {@link Tables} reads the rows.
 */
final class Check implements ImportedFiles {
    /** The order in which files are checked and written. */
    static final Comparator<ImportedFile<?>> ORDER =
            Comparator.<ImportedFile<?>>comparingInt(ImportedFile::order).thenComparing(ImportedFile::name);

    final Verdict verdict = new Verdict();
    final List<String> ignored = new ArrayList<>();

    private final List<ImportedFile<?>> files;
    private final Tables tables;
    private final Map<String, Codes> codes = new HashMap<>();

    /**
     * Checks the given files.
     *
     * @param given the path of each file, by its name
     * @param known all files that can be imported, one instance of each for this import
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

    /** The codes of a file: those of this import, and those already stored. */
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

        /** Whether the code is within reach; true for one that is not stored yet. */
        boolean reaches(String code) {
            return reached.getOrDefault(code, true);
        }

        /** The stored spelling of a code, compared as the database does. */
        String spelling(String code) {
            return spellings.getOrDefault(Folding.fold(code), code);
        }

        /** The id of a code; looks up those of the other rows being written together with it. */
        long id(String code, Supplier<Set<String>> others) {
            if (!ids.containsKey(code)) {
                Set<String> news = new HashSet<>(others.get());
                news.removeAll(ids.keySet());
                ids.putAll(file.ids(news));
            }
            return ids.get(code);
        }
    }

    /** The codes of a file whose rows have codes. */
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

    /** Checks that references exist and are within reach. In a file with unreadable rows any reference may exist. */
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
     * Writes the given files, which have passed the check.
     *
     * @param release runs after each part: clears what was written so far from memory
     * @return the counts of rows for each file, by its name
     */
    Map<String, Applied> write(Runnable release) {
        Map<String, Applied> done = new LinkedHashMap<>();
        for (ImportedFile<?> file : files) {
            if (tables.has(file)) {
                done.put(file.name(), new Applied(0, 0, 0));
                write(file, applied -> {
                    done.merge(file.name(), applied, Applied::plus);
                    release.run();
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

    /** Reads the rows of a checked file again, a thousand at a time. */
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
