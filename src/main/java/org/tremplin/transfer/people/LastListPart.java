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

/** The last imported list, which can be undone, and the result of the last import or undo. */
@Named
@ViewScoped
public class LastListPart implements Serializable {
    public static class Fields implements Form {
        /** Null when there is none to undo. */
        public ImportRow last;

        /** The import just done, or null. */
        public ImportRow done;

        /** The undo just done, or null. */
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

    /** Hides the last result when another list is read. */
    void hideResult() {
        form.done = null;
        form.undone = null;
    }

    void imported() {
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
