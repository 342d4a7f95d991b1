package org.tremplin.transfer.people;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.tremplin.access.Houses;
import org.tremplin.access.Ui;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** The meaning of the list's columns, and which sheet and row has the headings. */
@Named
@ViewScoped
public class ColumnsPart implements Serializable {
    public static class Fields implements Form {
        public int chosenSheet;
        public int head;
        public Long site;
    }

    @Inject
    private PeopleImportPage page;

    @Inject
    private KeptListPart list;

    @Inject
    private transient ListReader reader;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    /** Switches to another sheet, or to another row as its headings. */
    public void choose() {
        OpenedList now = list.mustBeThere();
        List<Sheet> sheets = now.sheets();
        Sheet wanted = sheets.get(Math.max(0, Math.min(form.chosenSheet, sheets.size() - 1)));
        propose(sheets, wanted.all() == now.sheet().all() ? wanted.headedBy(form.head) : wanted);
    }

    /** Proposes the meaning of a sheet's columns, and previews the import. */
    void propose(List<Sheet> sheets, Sheet sheet) {
        form.chosenSheet = IntStream.range(0, sheets.size())
                .filter(i -> sheets.get(i).all() == sheet.all())
                .findFirst()
                .orElse(0);
        form.head = sheet.head();
        list.show(reader.propose(sheets, sheet));
        page.proposed();
        judge();
    }

    /** Previews the import with these columns. */
    public void look() {
        judge();
        page.answered(PeopleImportPage.Answer.OUTLOOK);
    }

    void judge() {
        OpenedList now = list.mustBeThere();
        list.show(now.with(null));
        list.show(reader.judge(now, form.site));
    }

    /** Remembers the columns after the import, to propose them again for the same headings. */
    void remember() {
        reader.remember(list.mustBeThere());
    }

    /** A message with the assumed encoding and the line in doubt, null without a doubt. */
    public String getDoubt() {
        OpenedList now = list.shown();
        Sheet sheet = now.sheet();
        return sheet.charset() == null
                ? null
                : ui.texts().format("transfer.people.doubt", sheet.charset(), sheet.doubt(), now.doubtful());
    }

    public List<Choice> getSheetChoices() {
        return list.shown().sheetChoices();
    }

    public List<Choice> getHeadChoices() {
        return list.shown().headChoices();
    }

    public List<PersonField> getFields() {
        return reader.fields();
    }

    public List<Choice> getSites() {
        return houses.sites();
    }

    public Fields getForm() {
        return form;
    }
}
