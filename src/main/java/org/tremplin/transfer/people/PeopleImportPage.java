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

/** A list of people from elsewhere: read, and taken in. Its parts: what its columns are, what would happen, what was taken in last. */
@Named
@ViewScoped
public class PeopleImportPage implements Serializable {
    public static class Fields implements Form {
        public transient Part file;
        public String fileName;
        public boolean leaveOut;

        /** Whether who may be known already are others, to be taken in. */
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

    /** What somebody's last press of a button was answered by: the part of the page that they want to see. */
    public enum Answer {
        COLUMNS,
        OUTLOOK,
        RESULT
    }

    /** Reads the file and proposes what its columns are: as the last time, else by their headings. */
    public void read() throws IOException {
        ListReader.mustBeAList(form.file);
        list.makeRoom();
        List<Sheet> sheets = ListReader.sheets(form.file);
        form.fileName = ListReader.name(form.file);
        last.tellNothing();
        columns.propose(sheets, Sheet.best(sheets));
    }

    /** What the columns are is proposed: whoever may be known already is not yet said to be another. */
    void proposed() {
        form.others = false;
        answered(Answer.COLUMNS);
    }

    /**
     * Takes the list in. Refuses while rows have problems that nobody said to leave out, and a list that changes nothing:
     * the import before is still the one to undo.
     */
    public void take() {
        int taken = imports.taken();
        columns.judge();
        OpenedList now = list.mustBeThere();
        Outlook outlook = now.looked().outlook();
        if (now.wrongRows() > 0 && !form.leaveOut) {
            throw new Refused(TransferRefusal.ROWS_WITH_PROBLEMS, now.wrongRows());
        }
        // who may be somebody known already is made only if the reader says that they are others
        List<ImportedPerson> wanted = now.looked().people().stream()
                .filter(person -> form.others || !outlook.likely().containsKey(person.line()))
                .toList();
        if (wanted.stream().allMatch(person -> outlook.unchanged().contains(person.line()))) {
            throw new Refused(TransferRefusal.NOTHING_NEW);
        }
        imports.take(form.fileName, wanted, taken);
        columns.remember();
        last.taken();
        form.fileName = null;
        list.show(null);
        answered(Answer.RESULT);
    }

    void answered(Answer by) {
        answer = by;
        answers++;
    }

    /** Other than before whenever this part has answered, for {@code data-focus}; empty when another one did since. */
    public String focus(Answer part) {
        return part == answer ? String.valueOf(answers) : "";
    }

    /** Whether the list that this page showed is not kept any more: another one was opened since. */
    public boolean isGone() {
        return list.shown() == null && form.fileName != null;
    }

    public Fields getForm() {
        return form;
    }
}
