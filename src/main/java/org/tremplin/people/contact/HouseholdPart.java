package org.tremplin.people.contact;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.people.Households;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.PersonRow;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Slice;
import org.tremplin.web.Form;

/** The household of the page's person. */
@Named
@ViewScoped
public class HouseholdPart implements Serializable {
    public static class Fields implements Form {
        public List<PersonRow> rows;

        @Size(max = 100)
        public String search;

        /** Null before the first search. */
        public List<PersonRow> found;
    }

    private static final Slice FEW = new Slice("name", false, 1, 5);

    @Inject
    private ContactPage page;

    @Inject
    private transient Households households;

    @Inject
    private transient PeopleSearch people;

    private final Fields form = new Fields();

    public void load() {
        form.rows = households.of(page.getForm().person);
        form.found = null;
    }

    public void find() {
        form.found = PlainText.typed(form.search) == null
                ? List.of()
                : people.list(form.search, null, false, FEW).rows().stream()
                        .filter(row -> row.id() != page.getForm().person
                                && form.rows.stream().noneMatch(member -> member.id() == row.id()))
                        .toList();
    }

    public void join(PersonRow other) {
        households.join(page.getForm().person, other.id());
        form.search = null;
        reload();
    }

    public void leave(PersonRow member) {
        households.leave(member.id());
        reload();
    }

    /** Reloads the file, whose version has changed. */
    private void reload() {
        page.load();
        load();
    }

    public Fields getForm() {
        return form;
    }
}
