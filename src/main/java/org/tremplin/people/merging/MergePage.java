package org.tremplin.people.merging;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.people.Duplicates;
import org.tremplin.people.People;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonView;
import org.tremplin.people.Resemblance;
import org.tremplin.web.Form;

/** Two files side by side, to choose which one is kept; and the earlier merges of a file. */
@Named
@ViewScoped
public class MergePage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public long other;
        public PersonView one;

        /** Null while only one file is chosen. */
        public PersonView two;

        public List<Resemblance> alike;
        public List<MergeRow> history;

        @Size(max = 200)
        public String reason;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient People people;

    @Inject
    private transient Duplicates duplicates;

    @Inject
    private transient Merges merges;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.MERGE_PEOPLE);
        form.one = people.view(form.person);
        form.two = form.other == 0 ? null : people.view(form.other);
        PersonDetails details = form.one.details();
        form.alike = form.other == 0
                ? duplicates.of(
                        details.givenName(), details.familyName(), details.birthDate(), details.phone(), form.person)
                : List.of();
        form.history = merges.ofPerson(form.person);
    }

    /** Keeps this file and merges the other into it. */
    public void keep(PersonView kept, PersonView gone) throws IOException {
        merges.merge(kept.id(), kept.version(), gone.id(), gone.version(), form.reason);
        external.redirect("/people/merge?person=" + kept.id());
    }

    public void undo(MergeRow merge) {
        merges.undo(merge.id(), form.reason);
        form.reason = null;
        load();
    }

    /** Whether there is a merge that can be undone. */
    public boolean isUndoable() {
        return form.history.stream().anyMatch(merge -> merge.undoneAt() == null);
    }

    public Fields getForm() {
        return form;
    }
}
