package org.tremplin.people.merging;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.tremplin.access.Ui;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonView;
import org.tremplin.people.contact.AskedFields;

/** Compares two files line by line, to decide which one is kept: {@code #{comparison.of(one, two)}}. */
@Named
@RequestScoped
public class Comparison {
    @Inject
    private AskedFields fields;

    @Inject
    private Ui ui;

    /** A line of the comparison. @param field null for what is always asked */
    public record Line(String key, AskedFields.Field field, String one, String two) implements Serializable {
        public boolean different() {
            return !Objects.equals(one, two) && !one.isEmpty() && !two.isEmpty();
        }
    }

    /** The fields that the association asks and at least one of the files has. */
    public List<Line> of(PersonView one, PersonView two) {
        Set<AskedFields.Field> unasked = fields.unasked();
        PersonDetails a = one.details();
        PersonDetails b = two.details();
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
                        new Line("code", null, one.code(), two.code()))
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
}
