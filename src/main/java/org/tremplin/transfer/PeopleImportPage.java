package org.tremplin.transfer;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.people.contact.AskedFields;
import org.tremplin.people.lists.ImportRow;
import org.tremplin.people.lists.ImportedPerson;
import org.tremplin.people.lists.PersonImports;
import org.tremplin.people.lists.PersonImports.Outlook;
import org.tremplin.people.lists.PersonImports.Undone;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Refused;
import org.tremplin.platform.files.CsvFile;
import org.tremplin.web.Form;

/** A list of people from elsewhere: what its columns are, what would happen, taking it in, and taking that back. */
@Named
@ViewScoped
public class PeopleImportPage implements Serializable {
    public static class Fields implements Form {
        public transient Part file;
        public String fileName;
        public int chosenSheet;
        public int head;
        public Long site;
        public boolean leaveOut;

        /** Whether who may be known already are others, to be taken in. */
        public boolean others;

        /** Null when there is none to undo. */
        public ImportRow last;

        /** What was just taken in, or null. */
        public ImportRow done;

        /** What was just undone, or null. */
        public Undone undone;
    }

    private static final int LARGEST = 5_000_000;
    private static final int SHOWN = 100;
    private static final int PREVIEWED = 10;

    @Inject
    private transient Me me;

    @Inject
    private transient PersonImports imports;

    @Inject
    private transient AskedFields asked;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    @Inject
    private OneSheet session;

    private final Fields form = new Fields();
    private volatile Opened opened;
    private Answer answer;
    private int answers;

    /** What somebody's last press of a button was answered by: the part of the page that they want to see. */
    public enum Answer {
        COLUMNS,
        OUTLOOK,
        RESULT
    }

    /**
     * A list as it is read. It never changes: a request shows the one that it found or read, whatever other requests of the
     * same page or of another window do meanwhile.
     *
     * @param looked null until it is known what would happen
     */
    private record Opened(List<Sheet> sheets, Sheet sheet, List<Column> columns, Looked looked)
            implements Serializable {}

    private record Looked(List<ImportedPerson> people, List<Problem> problems, List<Problem> remarks, Outlook outlook)
            implements Serializable {}

    /** A column of the file and what it is. */
    public static final class Column implements Form {
        public final String heading;

        /** What its first rows say. */
        public final String sample;

        /** Null = it is left out. */
        public PersonField field;

        Column(String heading, String sample, PersonField field) {
            this.heading = heading;
            this.sample = sample;
            this.field = field;
        }
    }

    public void load() {
        me.mustHave(Permission.IMPORT);
        form.last = imports.last();
    }

    /** Reads the file and proposes what its columns are: as the last time, else by their headings. */
    public void read() throws IOException {
        Part upload = form.file;
        if (upload == null || upload.getSize() == 0) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        if (upload.getSize() > LARGEST) {
            throw new Refused(TransferRefusal.TOO_LARGE, LARGEST / 1_000_000);
        }
        session.let(this);
        List<Sheet> sheets;
        try (InputStream content = upload.getInputStream()) {
            sheets = Sheet.readAll(content.readNBytes(LARGEST + 1));
        }
        String submitted = upload.getSubmittedFileName().replaceAll(".*[/\\\\]", "");
        form.fileName = submitted.length() > 120 ? submitted.substring(0, 120) : submitted;
        form.done = null;
        form.undone = null;
        propose(sheets, Sheet.best(sheets));
    }

    /** Takes another sheet of the file, or another row of it for the headings. */
    public void choose() {
        Opened now = mustBeThere();
        List<Sheet> sheets = now.sheets();
        Sheet wanted = sheets.get(Math.max(0, Math.min(form.chosenSheet, sheets.size() - 1)));
        propose(sheets, wanted.all() == now.sheet().all() ? wanted.headedBy(form.head) : wanted);
    }

    private void propose(List<Sheet> sheets, Sheet sheet) {
        form.chosenSheet = IntStream.range(0, sheets.size())
                .filter(i -> sheets.get(i).all() == sheet.all())
                .findFirst()
                .orElse(0);
        form.head = sheet.head();
        form.others = false;
        Map<PersonField, Integer> proposed = PersonField.proposed(sheet.headings());
        Map<String, String> known =
                imports.columns(sheet.headings().stream().map(PersonField::fold).toList());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < sheet.headings().size(); i++) {
            String heading = sheet.headings().get(i);
            String before = known.get(PersonField.fold(heading));
            PersonField field =
                    before == null ? proposed(proposed, i) : before.isEmpty() ? null : PersonField.valueOf(before);
            boolean taken = columns.stream().anyMatch(column -> column.field == field);
            columns.add(
                    new Column(heading, sample(sheet, i), taken || !getFields().contains(field) ? null : field));
        }
        show(new Opened(sheets, sheet, columns, null));
        answered(Answer.COLUMNS);
        judge();
    }

    private static PersonField proposed(Map<PersonField, Integer> proposed, int column) {
        return proposed.entrySet().stream()
                .filter(field -> field.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The list that this request found, or what it has made of it. */
    private Opened shown() {
        Map<Object, Object> request = FacesContext.getCurrentInstance().getAttributes();
        if (!request.containsKey(Opened.class)) {
            request.put(Opened.class, opened);
        }
        return (Opened) request.get(Opened.class);
    }

    private void show(Opened now) {
        FacesContext.getCurrentInstance().getAttributes().put(Opened.class, now);
        if (now != null) {
            session.let(this);
        }
        opened = now;
    }

    private Opened mustBeThere() {
        Opened now = shown();
        if (now == null) {
            throw new Refused(TransferRefusal.LIST_GONE);
        }
        return now;
    }

    /** Another list was opened since, in another window: this one has to be read again. */
    void letGo() {
        opened = null;
    }

    private static String sample(Sheet sheet, int column) {
        return String.join(
                " · ",
                sheet.lines().stream()
                        .map(line -> line.cell(column))
                        .filter(cell -> !cell.isEmpty())
                        .limit(3)
                        .map(cell -> cell.length() > 30 ? cell.substring(0, 30) + "…" : cell)
                        .toList());
    }

    /** Says what taking the list in would do, with these columns. */
    public void look() {
        judge();
        answered(Answer.OUTLOOK);
    }

    private void judge() {
        Opened now = mustBeThere();
        show(new Opened(now.sheets(), now.sheet(), now.columns(), null));
        Map<PersonField, Integer> chosen = chosen(now.columns());
        if (!PersonField.mayBeNamed(chosen.keySet())) {
            throw new Refused(TransferRefusal.NO_NAME_COLUMN);
        }
        PeopleList list = new PeopleList(
                now.sheet(), chosen, houses.today(), form.site, houses.house().country());
        show(new Opened(
                now.sheets(),
                now.sheet(),
                now.columns(),
                new Looked(list.people, list.problems, list.remarks, imports.look(list.people))));
    }

    private Map<PersonField, Integer> chosen(List<Column> columns) {
        Map<PersonField, Integer> chosen = new EnumMap<>(PersonField.class);
        for (int i = 0; i < columns.size(); i++) {
            PersonField field = columns.get(i).field;
            if (field != null && chosen.put(field, i) != null) {
                throw new Refused(TransferRefusal.FIELD_TWICE, ui.texts().get("transfer.field." + field));
            }
        }
        return chosen;
    }

    /**
     * Takes the list in. Refuses while rows have problems that nobody said to leave out, and a list that changes nothing:
     * the import before is still the one to undo.
     */
    public void take() {
        int taken = imports.taken();
        judge();
        Opened now = mustBeThere();
        Outlook outlook = now.looked().outlook();
        List<Problem> problems = now.looked().problems();
        if (!problems.isEmpty() && !form.leaveOut) {
            throw new Refused(
                    TransferRefusal.ROWS_WITH_PROBLEMS, lines(problems).size());
        }
        // who may be somebody known already is made only if the reader says that they are others
        List<ImportedPerson> wanted = now.looked().people().stream()
                .filter(person -> form.others || !outlook.likely().containsKey(person.line()))
                .toList();
        if (wanted.stream().allMatch(person -> outlook.unchanged().contains(person.line()))) {
            throw new Refused(TransferRefusal.NOTHING_NEW);
        }
        Map<String, String> remembered = new HashMap<>();
        now.columns()
                .forEach(column -> remembered.put(
                        PersonField.fold(column.heading), column.field == null ? "" : column.field.name()));
        remembered.remove("");
        imports.take(form.fileName, wanted, taken);
        imports.remember(remembered);
        form.last = imports.last();
        form.done = form.last;
        form.fileName = null;
        show(null);
        answered(Answer.RESULT);
    }

    public void undo() {
        form.undone = imports.undo(form.last.id());
        form.done = null;
        form.last = imports.last();
        answered(Answer.RESULT);
    }

    private void answered(Answer by) {
        answer = by;
        answers++;
    }

    /** Other than before whenever this part has answered, for {@code data-focus}; empty when another one did since. */
    public String focus(Answer part) {
        return part == answer ? String.valueOf(answers) : "";
    }

    /** The rows that cannot be taken, with what is wrong, to be put right and taken in afterwards. */
    public void download() throws IOException {
        Opened now = mustBeThere();
        if (now.looked() == null) {
            throw new Refused(TransferRefusal.LIST_GONE);
        }
        Sheet sheet = now.sheet();
        Map<Long, List<String>> wrong = lines(now.looked().problems());
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(sheet.headings());
        header.add(ui.texts().get("transfer.people.problem"));
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
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseReset();
        faces.getExternalContext().setResponseContentType("text/csv; charset=UTF-8");
        faces.getExternalContext()
                .setResponseHeader("Content-Disposition", "attachment; filename=\"lignes-a-corriger.csv\"");
        try (OutputStream out = faces.getExternalContext().getResponseOutputStream()) {
            out.write(CsvFile.write(header, rows.stream()).getBytes(StandardCharsets.UTF_8));
        }
        faces.responseComplete();
    }

    private Map<Long, List<String>> lines(List<Problem> all) {
        Map<Long, List<String>> lines = new TreeMap<>();
        all.forEach(p -> lines.computeIfAbsent(p.line(), line -> new ArrayList<>())
                .add((p.column().isEmpty() ? "" : p.column() + " : ") + expected(p)));
        return lines;
    }

    /** What was expected, as a sentence. */
    public String expected(Problem problem) {
        Object detail = problem.detail() instanceof LocalDate day ? ui.date(day) : problem.detail();
        return ui.texts().format(problem.expected(), detail == null ? "" : detail);
    }

    public int getWrongRows() {
        return lines(shown().looked().problems()).size();
    }

    /** The first problems. */
    public List<Problem> getProblems() {
        List<Problem> problems = shown().looked().problems();
        return problems.subList(0, Math.min(SHOWN, problems.size()));
    }

    /** What was read otherwise than it is written, the first ones. */
    public List<Problem> getRemarks() {
        List<Problem> remarks = shown().looked().remarks();
        return remarks.subList(0, Math.min(SHOWN, remarks.size()));
    }

    public int getRemarkCount() {
        return shown().looked().remarks().size();
    }

    /** The letters that a doubtful line was read with, null without a doubt. */
    public String getDoubt() {
        Sheet sheet = shown().sheet();
        if (sheet.charset() == null) {
            return null;
        }
        String line = sheet.all().stream()
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
        return ui.texts().format("transfer.people.doubt", sheet.charset(), sheet.doubt(), line);
    }

    /** The sheets of the file, when it has more than one. */
    public List<Choice> getSheetChoices() {
        List<Sheet> sheets = shown().sheets();
        return IntStream.range(0, sheets.size())
                .mapToObj(i -> new Choice(i, sheets.get(i).name()))
                .toList();
    }

    /** The rows that may have the headings. */
    public List<Choice> getHeadChoices() {
        List<Sheet.Line> rows = shown().sheet().mayBeHead();
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

    /** Rows that are likely somebody who is known, with whom. */
    public Map<ImportedPerson, String> getLikely() {
        Map<ImportedPerson, String> likely = new LinkedHashMap<>();
        Outlook outlook = getOutlook();
        shown().looked().people().stream()
                .filter(person -> outlook.likely().containsKey(person.line()))
                .limit(SHOWN)
                .forEach(person -> likely.put(person, outlook.likely().get(person.line())));
        return likely;
    }

    /** The first people who would be taken in, with what becomes of each: NEW, COMPLETED or KNOWN. */
    public Map<ImportedPerson, String> getPreview() {
        Map<ImportedPerson, String> preview = new LinkedHashMap<>();
        Outlook outlook = getOutlook();
        shown().looked().people().stream()
                .limit(PREVIEWED)
                .forEach(person -> preview.put(
                        person,
                        outlook.created().contains(person.line())
                                ? outlook.likely().containsKey(person.line()) ? "LIKELY" : "NEW"
                                : outlook.completed().contains(person.line()) ? "COMPLETED" : "KNOWN"));
        return preview;
    }

    /** How many more there are than those first people. */
    public int getMore() {
        return Math.max(0, shown().looked().people().size() - PREVIEWED);
    }

    /** How many files taking the list in would make or complete. */
    public int getChanged() {
        return getOutlook().created().size() + getOutlook().completed().size();
    }

    /** What a column can be: what the association does not ask is not taken in. */
    public List<PersonField> getFields() {
        return Arrays.stream(PersonField.values())
                .filter(field -> field.isAsked(asked.unasked()))
                .toList();
    }

    public List<Choice> getSites() {
        return houses.sites();
    }

    /** Whether the list that this page showed is not kept any more: another one was opened since. */
    public boolean isGone() {
        return shown() == null && form.fileName != null;
    }

    /** Null before a file is read. */
    public List<Column> getColumns() {
        Opened now = shown();
        return now == null ? null : now.columns();
    }

    public int getRows() {
        return shown().sheet().lines().size();
    }

    /** Null until it is known what would happen. */
    public Outlook getOutlook() {
        Opened now = shown();
        return now == null || now.looked() == null ? null : now.looked().outlook();
    }

    public Fields getForm() {
        return form;
    }
}
