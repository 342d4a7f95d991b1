package org.tremplin.people;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;

/** Two files side by side; which one stays; and what was merged into a file before. */
@Named
@ViewScoped
public class MergePage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient People people;

    @Inject
    private transient Duplicates duplicates;

    @Inject
    private transient Merges merges;

    @Inject
    private transient Ui ui;

    @Inject
    private transient ExternalContext external;

    private long person;
    private long other;
    private PersonView one;
    private PersonView two;
    private List<Resemblance> alike;
    private List<MergeRow> history;

    /** A line of the comparison. */
    public record Line(String key, String one, String two) implements Serializable {
        public boolean isDifferent() {
            return !Objects.equals(one, two) && !one.isEmpty() && !two.isEmpty();
        }
    }

    public void load() {
        me.mustHave(Permission.MERGE_PEOPLE);
        one = people.view(person);
        two = other == 0 ? null : people.view(other);
        PersonDetails details = one.details();
        alike = other == 0
                ? duplicates.of(details.givenName(), details.familyName(), details.birthDate(), details.phone(), person)
                : List.of();
        history = merges.ofPerson(person);
    }

    /** Keeps this file; the other one becomes part of it. */
    public void keep(PersonView kept, PersonView gone) throws IOException {
        merges.merge(kept.id(), kept.version(), gone.id(), gone.version());
        external.redirect("/people/merge?person=" + kept.id());
    }

    public void undo(MergeRow merge) {
        merges.undo(merge.id());
        load();
    }

    /** What at least one of the files says. */
    public List<Line> getLines() {
        PersonDetails a = one.details();
        PersonDetails b = two.details();
        return Stream.of(
                        new Line("given", text(a.givenName()), text(b.givenName())),
                        new Line("family", text(a.familyName()), text(b.familyName())),
                        new Line("birth", day(a.birthDate()), day(b.birthDate())),
                        new Line("phone", text(a.phone()), text(b.phone())),
                        new Line("email", text(a.email()), text(b.email())),
                        new Line("municipality", text(a.municipality()), text(b.municipality())),
                        new Line("nationality", ui.country(a.nationality()), ui.country(b.nationality())),
                        new Line("language", ui.languageOf(a.firstLanguage()), ui.languageOf(b.firstLanguage())),
                        new Line("entered", day(a.enteredOn()), day(b.enteredOn())),
                        new Line("code", one.code(), two.code()))
                .filter(line -> !line.one().isEmpty() || !line.two().isEmpty())
                .toList();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private String day(LocalDate date) {
        return ui.date(date);
    }

    public PersonView getOne() {
        return one;
    }

    /** Null while only one file is chosen. */
    public PersonView getTwo() {
        return two;
    }

    public List<Resemblance> getAlike() {
        return alike;
    }

    public List<MergeRow> getHistory() {
        return history;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    public long getOther() {
        return other;
    }

    public void setOther(long other) {
        this.other = other;
    }
}
