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

/** What the columns of the list are, and which of its sheets and rows has the headings. */
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

    /** Takes another sheet of the file, or another row of it for the headings. */
    public void choose() {
        OpenedList now = list.mustBeThere();
        List<Sheet> sheets = now.sheets();
        Sheet wanted = sheets.get(Math.max(0, Math.min(form.chosenSheet, sheets.size() - 1)));
        propose(sheets, wanted.all() == now.sheet().all() ? wanted.headedBy(form.head) : wanted);
    }

    /** Proposes what the columns of a sheet are, and says what taking it in would do. */
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

    /** Says what taking the list in would do, with these columns. */
    public void look() {
        judge();
        page.answered(PeopleImportPage.Answer.OUTLOOK);
    }

    void judge() {
        OpenedList now = list.mustBeThere();
        list.show(now.with(null));
        list.show(reader.judge(now, form.site));
    }

    /** The list was taken in: its columns are proposed again for the same headings. */
    void remember() {
        reader.remember(list.mustBeThere());
    }

    /** The letters that a doubtful line was read with, null without a doubt. */
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
