package org.tremplin.transfer.people;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.people.lists.ImportRow;
import org.tremplin.people.lists.LastImport;
import org.tremplin.people.lists.LastImport.Undone;
import org.tremplin.web.Form;

/** The last list that was taken in, which can be taken back; what was just done or undone. */
@Named
@ViewScoped
public class LastListPart implements Serializable {
    public static class Fields implements Form {
        /** Null when there is none to undo. */
        public ImportRow last;

        /** What was just taken in, or null. */
        public ImportRow done;

        /** What was just undone, or null. */
        public Undone undone;
    }

    @Inject
    private PeopleImportPage page;

    @Inject
    private transient LastImport imports;

    @Inject
    private transient Me me;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.IMPORT);
        form.last = imports.last();
    }

    /** Another list is read: what was done before is not told any more. */
    void tellNothing() {
        form.done = null;
        form.undone = null;
    }

    void taken() {
        form.last = imports.last();
        form.done = form.last;
    }

    public void undo() {
        form.undone = imports.undo(form.last.id());
        form.done = null;
        form.last = imports.last();
        page.answered(PeopleImportPage.Answer.RESULT);
    }

    public Fields getForm() {
        return form;
    }
}
