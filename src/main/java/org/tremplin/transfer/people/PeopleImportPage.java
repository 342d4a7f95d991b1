package org.tremplin.transfer.people;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.tremplin.people.lists.ImportedPerson;
import org.tremplin.people.lists.PersonImports;
import org.tremplin.people.lists.PersonImports.Outlook;
import org.tremplin.platform.Refused;
import org.tremplin.transfer.TransferRefusal;
import org.tremplin.web.Form;

/** Imports a list of people from elsewhere. The parts of the page: columns, preview, last import. */
@Named
@ViewScoped
public class PeopleImportPage implements Serializable {
    public static class Fields implements Form {
        public transient Part file;
        public String fileName;
        public boolean leaveOut;

        /** Whether people who may be known already are other people and are imported too. */
        public boolean others;
    }

    @Inject
    private KeptListPart list;

    @Inject
    private ColumnsPart columns;

    @Inject
    private LastListPart last;

    @Inject
    private transient PersonImports imports;

    private final Fields form = new Fields();
    private Answer answer;
    private int answers;

    /** The part of the page that answered the last button, to scroll to it. */
    public enum Answer {
        COLUMNS,
        OUTLOOK,
        RESULT
    }

    /** Reads the file and proposes the meaning of its columns: as the last time, or else by their headings. */
    public void read() throws IOException {
        ListReader.mustBeAList(form.file);
        list.makeRoom();
        List<Sheet> sheets = ListReader.sheets(form.file);
        form.fileName = ListReader.name(form.file);
        last.hideResult();
        columns.propose(sheets, Sheet.best(sheets));
    }

    /**
     * Resets the form after columns were proposed: people who may be known already are not imported until the reader
     * says so.
     */
    void proposed() {
        form.others = false;
        answered(Answer.COLUMNS);
    }

    /**
     * Imports the list. Refuses rows with problems unless they are to be left out, and a list that changes nothing, so
     * that the import before can still be undone.
     */
    public void take() {
        int taken = imports.taken();
        columns.judge();
        OpenedList now = list.mustBeThere();
        Outlook outlook = now.looked().outlook();
        if (now.wrongRows() > 0 && !form.leaveOut) {
            throw new Refused(TransferRefusal.ROWS_WITH_PROBLEMS, now.wrongRows());
        }
        // somebody who may be a known person is created only if the reader says that they are another person
        List<ImportedPerson> wanted = now.looked().people().stream()
                .filter(person -> form.others || !outlook.likely().containsKey(person.line()))
                .toList();
        if (wanted.stream().allMatch(person -> outlook.unchanged().contains(person.line()))) {
            throw new Refused(TransferRefusal.NOTHING_NEW);
        }
        imports.take(form.fileName, wanted, taken);
        columns.remember();
        last.imported();
        form.fileName = null;
        list.show(null);
        answered(Answer.RESULT);
    }

    void answered(Answer by) {
        answer = by;
        answers++;
    }

    /** For {@code data-focus}: a new value each time this part has answered; empty when another part answered last. */
    public String focus(Answer part) {
        return part == answer ? String.valueOf(answers) : "";
    }

    /** Whether the list of this page was discarded because another one was opened. */
    public boolean isGone() {
        return list.shown() == null && form.fileName != null;
    }

    public Fields getForm() {
        return form;
    }
}
