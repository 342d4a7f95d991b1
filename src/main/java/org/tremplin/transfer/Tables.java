package org.tremplin.transfer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tremplin.platform.Folding;
import org.tremplin.platform.PlainText;

/**
 * The files of an import: which columns each has, and their rows a thousand at a time: once to find what is wrong with them,
 * and once more, when nothing is, for whoever writes.
 */
final class Tables {
    private static final int PIECE = 1_000;

    /** The columns of a file; {@code key} columns identify a row. */
    private record Shape(List<String> required, List<String> optional, List<String> key) {}

    private static final Map<String, Shape> SHAPES = Map.of(
            "personnes.csv",
            new Shape(
                    List.of("code", "nom", "prenom"),
                    List.of(
                            "sexe",
                            "date_naissance",
                            "nationalite",
                            "langue_maternelle",
                            "scolarite",
                            "telephone",
                            "courriel",
                            "commune",
                            "date_entree",
                            "nom_latin"),
                    List.of("code")),
            "activites.csv",
            new Shape(List.of("code", "pole", "type", "intitule", "capacite"), List.of("niveau"), List.of("code")),
            "groupes.csv",
            new Shape(
                    List.of("code", "activite", "intitule", "capacite", "debut", "fin"),
                    List.of("formateur", "lieu"),
                    List.of("code")),
            "seances.csv",
            new Shape(
                    List.of("code", "groupe", "date", "debut", "fin", "statut"),
                    List.of("lieu", "formateur"),
                    List.of("code")),
            "presences.csv",
            new Shape(
                    List.of("seance", "personne", "statut"),
                    List.of("minutes", "motif"),
                    List.of("seance", "personne")),
            "inscriptions.csv",
            new Shape(List.of("personne", "groupe", "date", "statut"), List.of("fin"), List.of("personne", "groupe")),
            "emploi.csv",
            new Shape(
                    List.of("personne", "date", "etape"),
                    List.of("employeur", "contrat", "heures", "fin"),
                    List.of("personne", "date", "etape", "employeur", "contrat")));

    /** A row, and what it says. */
    record Read<T>(Cells cells, T line) {}

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    /** Files of which not every row was understood: what refers to them may well be there. */
    private final Set<String> broken = new HashSet<>();

    private final List<Problem> problems;
    private final List<String> ignored;
    private final Stored stored;
    private final Progress progress;
    private final LocalDate today;

    /** @param ignored what nobody reads is noted here */
    Tables(Map<String, Path> files, Stored stored, Progress progress, List<Problem> problems, List<String> ignored) {
        this.stored = stored;
        this.progress = progress;
        this.problems = problems;
        this.ignored = ignored;
        today = stored.today();
        files.forEach((name, path) -> {
            Shape shape = SHAPES.get(name);
            tables.put(
                    name,
                    Table.open(name, path, c -> shape.required.contains(c) || shape.optional.contains(c), problems));
        });
    }

    /** Null for a file that is not there. */
    Table get(String file) {
        return tables.get(file);
    }

    boolean isBroken(String file) {
        return broken.contains(file);
    }

    /** The columns that a file has; what a file does not speak of stays as it is stored. */
    Set<String> given(String file) {
        return Set.copyOf(new HashSet<>(tables.get(file).columns));
    }

    int rows(String file) {
        return rows.getOrDefault(file, 0);
    }

    /** Goes through the rows of a file that has all the columns it must have, a piece at a time. */
    <T> void judge(String file, Function<Cells, T> read, Consumer<List<Read<T>>> piece) {
        Table table = tables.get(file);
        if (table == null) {
            return;
        }
        if (!stored.may(file)) {
            problems.add(new Problem(file, 1, "", "", "transfer.expected.right"));
            broken.add(file);
            return;
        }
        Shape shape = SHAPES.get(file);
        if (!hasItsColumns(table, shape)) {
            broken.add(file);
            return;
        }
        Once once = new Once();
        List<Read<T>> reads = new ArrayList<>();
        table.rows(problems, row -> {
            if (row.line() % PIECE == 0) {
                progress.at("check", file, row.line(), 0);
            }
            rows.merge(file, 1, Integer::sum);
            Cells cells = new Cells(table, row, problems, today);
            if (!row.isWhole()) {
                broken.add(file);
                String count = String.valueOf(row.cells().size());
                boolean more = row.cells().size() > table.columns.size();
                String expected = more ? "transfer.expected.cells" : "transfer.expected.cells-missing";
                problems.add(new Problem(file, row.line(), "", count, expected, table.columns.size()));
                return;
            }
            table.columns.stream()
                    .filter(c -> PlainText.isDamaged(row.raw(c)))
                    .forEach(c -> cells.problem(c, "transfer.expected.letters", null));
            boolean keyed = shape.key.stream()
                    .filter(shape.required::contains)
                    .noneMatch(k -> row.get(k).isEmpty());
            int earlier = keyed
                    ? once.put(
                            shape.key.stream()
                                    .map(k -> Folding.fold(row.get(k)))
                                    .toList(),
                            row.line())
                    : 0;
            if (earlier > 0) {
                cells.problem(shape.key.get(shape.key.size() - 1), "transfer.expected.once", earlier);
            }
            reads.add(new Read<>(cells, read.apply(cells)));
            if (reads.size() == PIECE) {
                piece.accept(reads);
                reads.clear();
            }
        });
        if (!reads.isEmpty()) {
            piece.accept(reads);
        }
        if (!table.isWhole()) {
            broken.add(file);
        }
    }

    private boolean hasItsColumns(Table table, Shape shape) {
        List<String> missing =
                shape.required.stream().filter(c -> !table.columns.contains(c)).toList();
        missing.forEach(c -> problems.add(new Problem(table.file, 1, c, "", "transfer.expected.column", c)));
        table.columns.stream()
                .filter(c -> !c.isEmpty() && !shape.required.contains(c) && !shape.optional.contains(c))
                .forEach(c -> ignored.add(table.file + " : " + c));
        Set<String> once = new HashSet<>();
        Set<String> twice = table.columns.stream()
                .filter(c -> !c.isEmpty() && !once.add(c))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        twice.forEach(c -> problems.add(new Problem(table.file, 1, c, "", "transfer.expected.column-once", null)));
        return missing.isEmpty() && twice.isEmpty();
    }

    /** Looks at the rows of a file before it is judged, a piece at a time; says nothing about what is wrong with it. */
    <T> void glance(String file, Function<Cells, T> read, Consumer<List<Read<T>>> piece) {
        Table table = tables.get(file);
        if (table == null) {
            return;
        }
        List<Read<T>> reads = new ArrayList<>();
        table.rows(new ArrayList<>(), row -> {
            Cells cells = new Cells(table, row, new ArrayList<>(), today);
            reads.add(new Read<>(cells, read.apply(cells)));
            if (reads.size() == PIECE) {
                piece.accept(List.copyOf(reads));
                reads.clear();
            }
        });
        piece.accept(reads);
    }

    /** Reads a file again, after it was found to be right, for whoever writes its rows. */
    <T> void again(String file, Function<Cells, T> read, Consumer<List<Read<T>>> piece) {
        Table table = tables.get(file);
        List<Problem> late = new ArrayList<>();
        List<Read<T>> reads = new ArrayList<>();
        int[] done = new int[1];
        Runnable write = () -> {
            piece.accept(List.copyOf(reads));
            done[0] += reads.size();
            reads.clear();
            progress.at("write", file, done[0], rows(file));
        };
        progress.at("write", file, 0, rows(file));
        table.rows(late, row -> {
            Cells cells = new Cells(table, row, late, today);
            reads.add(new Read<>(cells, read.apply(cells)));
            if (reads.size() == PIECE) {
                write.run();
            }
        });
        if (!reads.isEmpty()) {
            write.run();
        }
        if (!late.isEmpty()) {
            throw new IllegalStateException("a file changed while it was read: " + file);
        }
    }
}
