package org.tremplin.people.merging;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.people.Duplicates;
import org.tremplin.people.People;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonView;
import org.tremplin.people.Resemblance;
import org.tremplin.people.contact.AskedFields;
import org.tremplin.web.Form;

/** Two files side by side; which one stays; and what was merged into a file before. */
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
    private transient AskedFields fields;

    @Inject
    private transient Ui ui;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();

    /** A line of the comparison. @param field null for what is asked everywhere */
    public record Line(String key, AskedFields.Field field, String one, String two) implements Serializable {
        public boolean different() {
            return !Objects.equals(one, two) && !one.isEmpty() && !two.isEmpty();
        }
    }

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

    /** Keeps this file; the other one becomes part of it. */
    public void keep(PersonView kept, PersonView gone) throws IOException {
        merges.merge(kept.id(), kept.version(), gone.id(), gone.version(), form.reason);
        external.redirect("/people/merge?person=" + kept.id());
    }

    public void undo(MergeRow merge) {
        merges.undo(merge.id(), form.reason);
        form.reason = null;
        load();
    }

    /** What at least one of the files says, of what the association asks. */
    public List<Line> getLines() {
        Set<AskedFields.Field> unasked = fields.unasked();
        PersonDetails a = form.one.details();
        PersonDetails b = form.two.details();
        return Stream.of(
                        new Line("given", null, text(a.givenName()), text(b.givenName())),
                        new Line("family", null, text(a.familyName()), text(b.familyName())),
                        new Line("latin", null, text(a.latinName()), text(b.latinName())),
                        new Line("birth", AskedFields.Field.BIRTH, day(a.birthDate()), day(b.birthDate())),
                        new Line("phone", null, text(a.phone()), text(b.phone())),
                        new Line("email", AskedFields.Field.EMAIL, text(a.email()), text(b.email())),
                        new Line(
                                "municipality",
                                AskedFields.Field.MUNICIPALITY,
                                text(a.municipality()),
                                text(b.municipality())),
                        new Line(
                                "nationality",
                                AskedFields.Field.NATIONALITY,
                                ui.country(a.nationality()),
                                ui.country(b.nationality())),
                        new Line(
                                "language",
                                AskedFields.Field.LANGUAGE,
                                ui.languageOf(a.firstLanguage()),
                                ui.languageOf(b.firstLanguage())),
                        new Line("entered", null, day(a.enteredOn()), day(b.enteredOn())),
                        new Line("code", null, form.one.code(), form.two.code()))
                .filter(line -> line.field() == null || !unasked.contains(line.field()))
                .filter(line -> !line.one().isEmpty() || !line.two().isEmpty())
                .toList();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private String day(LocalDate date) {
        return ui.date(date);
    }

    /** Whether a merge is there that can be undone. */
    public boolean isUndoable() {
        return form.history.stream().anyMatch(merge -> merge.undoneAt() == null);
    }

    public Fields getForm() {
        return form;
    }
}
