package org.tremplin.transfer.people;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tremplin.people.lists.ImportedPerson;
import org.tremplin.people.lists.PersonImports.Outlook;
import org.tremplin.platform.Choice;
import org.tremplin.platform.files.Problem;
import org.tremplin.web.Form;

/**
 * A list as read. Immutable: a request shows the list that it found or read, whatever other requests of the same page
 * or another window do meanwhile.
 *
 * @param looked null until the import is previewed
 */
public record OpenedList(List<Sheet> sheets, Sheet sheet, List<Column> columns, Looked looked) implements Serializable {
    private static final int SHOWN = 100;
    private static final int PREVIEWED = 10;

    /** The preview of the import. @param remarks cells that are read differently from how they are written */
    public record Looked(List<ImportedPerson> people, List<Problem> problems, List<Problem> remarks, Outlook outlook)
            implements Serializable {}

    /** A column of the file and its meaning. */
    public static final class Column implements Form {
        public final String heading;

        /** The contents of its first rows. */
        public final String sample;

        /** Null = it is left out. */
        public PersonField field;

        Column(String heading, String sample, PersonField field) {
            this.heading = heading;
            this.sample = sample;
            this.field = field;
        }
    }

    OpenedList with(Looked now) {
        return new OpenedList(sheets, sheet, columns, now);
    }

    List<Choice> sheetChoices() {
        return IntStream.range(0, sheets.size())
                .mapToObj(i -> new Choice(i, sheets.get(i).name()))
                .toList();
    }

    /** The rows that can be the headings. */
    List<Choice> headChoices() {
        List<Sheet.Line> rows = sheet.mayBeHead();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Choice(
                        i,
                        rows.get(i).number() + " : "
                                + shortened(String.join(" ; ", rows.get(i).cells()))))
                .toList();
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** The text of the line whose encoding is in doubt, or else the first cells with non-ASCII characters. */
    String doubtful() {
        return sheet.all().stream()
                .filter(row -> row.number() == sheet.doubt())
                .map(row -> String.join(" ; ", row.cells()))
                .findFirst()
                .orElseGet(() -> String.join(
                        " · ",
                        sheet.lines().stream()
                                .flatMap(row -> row.cells().stream())
                                .filter(cell -> cell.chars().anyMatch(c -> c > 0x7F))
                                .limit(5)
                                .toList()));
    }

    List<Problem> firstProblems() {
        return first(looked.problems());
    }

    List<Problem> firstRemarks() {
        return first(looked.remarks());
    }

    private static List<Problem> first(List<Problem> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    /** The number of rows with problems. */
    int wrongRows() {
        return (int)
                looked.problems().stream().mapToLong(Problem::line).distinct().count();
    }

    /** The problems of each row that has any. @param expected describes a problem in a sentence */
    Map<Long, List<String>> wrong(Function<Problem, String> expected) {
        Map<Long, List<String>> lines = new TreeMap<>();
        looked.problems()
                .forEach(p -> lines.computeIfAbsent(p.line(), line -> new ArrayList<>())
                        .add((p.column().isEmpty() ? "" : p.column() + " : ") + expected.apply(p)));
        return lines;
    }

    /** The rows with problems, each followed by a column that describes them. */
    List<List<String>> toCorrect(Function<Problem, String> expected) {
        Map<Long, List<String>> wrong = wrong(expected);
        List<List<String>> rows = new ArrayList<>();
        for (Sheet.Line line : sheet.lines()) {
            if (wrong.containsKey(line.number())) {
                List<String> row = new ArrayList<>(line.cells());
                while (row.size() < sheet.headings().size()) {
                    row.add("");
                }
                row.add(String.join(" ; ", wrong.get(line.number())));
                rows.add(row);
            }
        }
        return rows;
    }

    /** Rows that probably belong to a known person, with that person. */
    Map<ImportedPerson, String> likely() {
        Map<ImportedPerson, String> likely = new LinkedHashMap<>();
        Outlook outlook = looked.outlook();
        looked.people().stream()
                .filter(person -> outlook.likely().containsKey(person.line()))
                .limit(SHOWN)
                .forEach(person -> likely.put(person, outlook.likely().get(person.line())));
        return likely;
    }

    /** The first people to import, with the effect on each: NEW, LIKELY, COMPLETED or KNOWN. */
    Map<ImportedPerson, String> preview() {
        Map<ImportedPerson, String> preview = new LinkedHashMap<>();
        Outlook outlook = looked.outlook();
        looked.people().stream()
                .limit(PREVIEWED)
                .forEach(person -> preview.put(
                        person,
                        outlook.created().contains(person.line())
                                ? outlook.likely().containsKey(person.line()) ? "LIKELY" : "NEW"
                                : outlook.completed().contains(person.line()) ? "COMPLETED" : "KNOWN"));
        return preview;
    }

    /** The number of people after those first ones. */
    int more() {
        return Math.max(0, looked.people().size() - PREVIEWED);
    }
}
