package org.tremplin.transfer.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Houses;
import org.tremplin.access.Ui;
import org.tremplin.people.contact.AskedFields;
import org.tremplin.people.lists.ImportColumns;
import org.tremplin.people.lists.PersonImports;
import org.tremplin.platform.Refused;
import org.tremplin.transfer.TransferRefusal;

/** Determines the meaning of a list's columns, and previews its import. */
@ApplicationScoped
class ListReader {
    private static final int LARGEST = 5_000_000;

    @Inject
    private PersonImports imports;

    @Inject
    private ImportColumns columns;

    @Inject
    private AskedFields asked;

    @Inject
    private Houses houses;

    @Inject
    private Ui ui;

    /** Refuses a missing file, and one that is too large. */
    static void mustBeAList(Part upload) {
        if (upload == null || upload.getSize() == 0) {
            throw new Refused(TransferRefusal.NOT_A_LIST);
        }
        if (upload.getSize() > LARGEST) {
            throw new Refused(TransferRefusal.TOO_LARGE, LARGEST / 1_000_000);
        }
    }

    static List<Sheet> sheets(Part upload) throws IOException {
        try (InputStream content = upload.getInputStream()) {
            return Sheet.readAll(content.readNBytes(LARGEST + 1));
        }
    }

    /** The name of the file, without folders. */
    static String name(Part upload) {
        String submitted = upload.getSubmittedFileName().replaceAll(".*[/\\\\]", "");
        return submitted.length() > 120 ? submitted.substring(0, 120) : submitted;
    }

    /** Proposes the meaning of a sheet's columns: as the last time, or else by their headings. */
    OpenedList propose(List<Sheet> sheets, Sheet sheet) {
        Map<PersonField, Integer> proposed = PersonField.proposed(sheet.headings());
        Map<String, String> known =
                columns.of(sheet.headings().stream().map(PersonField::fold).toList());
        List<OpenedList.Column> all = new ArrayList<>();
        for (int i = 0; i < sheet.headings().size(); i++) {
            String heading = sheet.headings().get(i);
            String before = known.get(PersonField.fold(heading));
            PersonField field =
                    before == null ? proposed(proposed, i) : before.isEmpty() ? null : PersonField.valueOf(before);
            boolean taken = all.stream().anyMatch(column -> column.field == field);
            all.add(new OpenedList.Column(
                    heading, sample(sheet, i), taken || !fields().contains(field) ? null : field));
        }
        return new OpenedList(sheets, sheet, all, null);
    }

    private static PersonField proposed(Map<PersonField, Integer> proposed, int column) {
        return proposed.entrySet().stream()
                .filter(field -> field.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
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

    /**
     * Previews the import with these columns. Refuses a list without a column for names, and two columns with the same
     * meaning.
     *
     * @param site of everybody on the list, null for none
     */
    OpenedList judge(OpenedList list, Long site) {
        Map<PersonField, Integer> chosen = chosen(list.columns());
        if (!PersonField.mayBeNamed(chosen.keySet())) {
            throw new Refused(TransferRefusal.NO_NAME_COLUMN);
        }
        PeopleList people = new PeopleList(
                list.sheet(), chosen, houses.today(), site, houses.house().country());
        return list.with(
                new OpenedList.Looked(people.people, people.problems, people.remarks, imports.look(people.people)));
    }

    private Map<PersonField, Integer> chosen(List<OpenedList.Column> columns) {
        Map<PersonField, Integer> chosen = new EnumMap<>(PersonField.class);
        for (int i = 0; i < columns.size(); i++) {
            PersonField field = columns.get(i).field;
            if (field != null && chosen.put(field, i) != null) {
                throw new Refused(TransferRefusal.FIELD_TWICE, ui.texts().get("transfer.field." + field));
            }
        }
        return chosen;
    }

    /** Remembers the columns of an imported list. */
    void remember(OpenedList list) {
        Map<String, String> remembered = new HashMap<>();
        list.columns()
                .forEach(column -> remembered.put(
                        PersonField.fold(column.heading), column.field == null ? "" : column.field.name()));
        remembered.remove("");
        columns.remember(remembered);
    }

    /** The possible meanings of a column, without the fields that the association does not ask for. */
    List<PersonField> fields() {
        return Arrays.stream(PersonField.values())
                .filter(field -> field.isAsked(asked.unasked()))
                .toList();
    }
}
