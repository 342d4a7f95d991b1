package org.tremplin.transfer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tremplin.platform.Folding;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.CodedFile;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.Findings;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.platform.files.ImportedRow;
import org.tremplin.platform.files.Problem;
import org.tremplin.platform.files.Verdict;

/**
 * The files of an import: whether they have their columns, and their rows, a thousand at a time. Reads the rows once to
 * find problems and, if there are none, a second time for writing.
 */
final class Tables {
    private static final int PIECE = 1_000;

    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private final Set<String> broken = new HashSet<>();

    private final Verdict verdict;
    private final List<String> ignored;
    private final LocalDate today;
    private final Progress progress;

    /**
     * @param known all files that can be imported
     * @param verdict receives the findings about rows
     * @param ignored receives the names of files and columns that are not read
     */
    Tables(
            Map<String, Path> files,
            List<ImportedFile<?>> known,
            LocalDate today,
            Progress progress,
            Verdict verdict,
            List<String> ignored) {
        this.today = today;
        this.progress = progress;
        this.verdict = verdict;
        this.ignored = ignored;
        for (ImportedFile<?> file : known) {
            Path path = files.get(file.name());
            if (path != null) {
                tables.put(file.name(), Table.open(file.name(), path, file.columns()::has, verdict.problems()));
            }
        }
    }

    boolean has(ImportedFile<?> file) {
        return tables.containsKey(file.name());
    }

    /** Whether some rows of a file were unreadable: a reference to it may then be valid. */
    boolean isBroken(String file) {
        return broken.contains(file);
    }

    private int rows(String file) {
        return counts.getOrDefault(file, 0);
    }

    /** Checks the rows of a file that has all required columns, a part at a time. */
    <R> void judge(ImportedFile<R> file, Consumer<List<ImportedRow<R>>> piece) {
        String name = file.name();
        Table table = tables.get(name);
        if (table == null) {
            return;
        }
        if (!file.isAllowed()) {
            verdict.problems().add(new Problem(name, 1, "", "", "transfer.expected.right"));
            broken.add(name);
            return;
        }
        Columns columns = file.columns();
        if (!hasItsColumns(table, columns)) {
            broken.add(name);
            return;
        }
        Once once = new Once();
        List<ImportedRow<R>> rows = new ArrayList<>();
        table.rows(verdict.problems(), row -> {
            if (row.line() % PIECE == 0) {
                progress.at("check", name, row.line(), 0);
            }
            counts.merge(name, 1, Integer::sum);
            if (!row.isWhole()) {
                broken.add(name);
                String count = String.valueOf(row.cells().size());
                boolean more = row.cells().size() > table.columns.size();
                String expected = more ? "transfer.expected.cells" : "transfer.expected.cells-missing";
                verdict.problems().add(new Problem(name, row.line(), "", count, expected, table.columns.size()));
                return;
            }
            Cells cells = table.cells(row, verdict, today);
            table.columns.stream()
                    .filter(c -> PlainText.isDamaged(row.raw(c)))
                    .forEach(c -> cells.problem(c, "transfer.expected.letters", null));
            mustBeOnce(columns, row, once, cells);
            if (file instanceof CodedFile) {
                cells.mustBeCode(CodedFile.CODE, true);
            }
            columns.references()
                    .keySet()
                    .forEach(c -> cells.mustBeCode(c, columns.required().contains(c)));
            rows.add(new ImportedRow<>(cells, file.read(cells)));
            if (rows.size() == PIECE) {
                piece.accept(List.copyOf(rows));
                rows.clear();
            }
        });
        if (!rows.isEmpty()) {
            piece.accept(rows);
        }
        if (!table.isWhole()) {
            broken.add(name);
        }
    }

    private static void mustBeOnce(Columns columns, Table.Row row, Once once, Cells cells) {
        boolean keyed = !columns.key().isEmpty()
                && columns.key().stream()
                        .filter(columns.required()::contains)
                        .noneMatch(k -> row.get(k).isEmpty());
        int earlier = keyed
                ? once.put(
                        columns.key().stream()
                                .map(k -> Folding.fold(row.get(k)))
                                .toList(),
                        row.line())
                : 0;
        if (earlier > 0) {
            cells.problem(columns.key().get(columns.key().size() - 1), "transfer.expected.once", earlier);
        }
    }

    private boolean hasItsColumns(Table table, Columns columns) {
        List<String> missing = columns.required().stream()
                .filter(c -> !table.columns.contains(c))
                .toList();
        missing.forEach(c -> verdict.problems().add(new Problem(table.file, 1, c, "", "transfer.expected.column", c)));
        table.columns.stream()
                .filter(c -> !c.isEmpty() && !columns.has(c))
                .forEach(c -> ignored.add(table.file + " : " + c));
        Set<String> once = new HashSet<>();
        Set<String> twice = table.columns.stream()
                .filter(c -> !c.isEmpty() && !once.add(c))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        twice.forEach(
                c -> verdict.problems().add(new Problem(table.file, 1, c, "", "transfer.expected.column-once", null)));
        return missing.isEmpty() && twice.isEmpty();
    }

    /** Reads the rows of a file before its check, a part at a time, without reporting problems. */
    <R> void glance(ImportedFile<R> file, Consumer<List<ImportedRow<R>>> piece) {
        if (has(file)) {
            read(file, new Verdict(), piece);
        }
    }

    /** Reads a checked file again, for writing. */
    <R> void again(ImportedFile<R> file, Consumer<List<ImportedRow<R>>> piece) {
        String name = file.name();
        Verdict late = new Verdict(new Findings(), new Findings(), new Findings(), verdict.kept());
        int[] done = new int[1];
        progress.at("write", name, 0, rows(name));
        read(file, late, rows -> {
            piece.accept(rows);
            done[0] += rows.size();
            progress.at("write", name, done[0], rows(name));
        });
        if (late.problems().found() > 0) {
            throw new IllegalStateException("a file changed while it was read: " + name);
        }
    }

    private <R> void read(ImportedFile<R> file, Verdict said, Consumer<List<ImportedRow<R>>> piece) {
        Table table = tables.get(file.name());
        List<ImportedRow<R>> rows = new ArrayList<>();
        table.rows(said.problems(), row -> {
            Cells cells = table.cells(row, said, today);
            rows.add(new ImportedRow<>(cells, file.read(cells)));
            if (rows.size() == PIECE) {
                piece.accept(List.copyOf(rows));
                rows.clear();
            }
        });
        if (!rows.isEmpty()) {
            piece.accept(rows);
        }
    }
}
