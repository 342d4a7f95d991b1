package org.tremplin.people;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.platform.Choice;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.web.Form;

/** Registers somebody, or corrects what is known. */
@Named
@ViewScoped
public class PersonEditPage implements Serializable {
    public static class Fields implements Form {
        public long person;

        @Size(max = 40)
        public String code;

        public Person.Role[] roles = {Person.Role.LEARNER};
        public Long site;

        @Size(max = 100)
        public String givenName;

        @Size(max = 100)
        public String familyName;

        public Person.Sex sex;

        @PastOrPresent
        public LocalDate birthDate;

        @Pattern(regexp = "|[A-Z]{2}")
        public String nationality;

        @Pattern(regexp = "|[a-z]{2,3}")
        public String firstLanguage;

        public Person.Schooling schooling;

        @Size(max = 30)
        public String phone;

        @Email
        @Size(max = 190)
        public String email;

        @Size(max = 100)
        public String municipality;

        /** Of who does not know the day. */
        @Min(1900)
        @Max(2200)
        public Integer birthYear;

        @Size(max = 200)
        public String phoneNote;

        @Size(max = 200)
        public String latinName;

        public LocalDate enteredOn;
        public List<Resemblance> known = List.of();
    }

    @Inject
    private transient Me me;

    @Inject
    private transient People people;

    @Inject
    private transient Duplicates duplicates;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Ui ui;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();
    private long version;

    public void load() {
        me.mustHave(Permission.EDIT_PEOPLE);
        if (form.person == 0) {
            form.enteredOn = houses.today();
            return;
        }
        PersonView view = people.view(form.person);
        PersonDetails known = view.details();
        version = view.version();
        form.code = view.code();
        form.roles = view.roles().toArray(Person.Role[]::new);
        form.site = known.site();
        form.givenName = known.givenName();
        form.familyName = known.familyName();
        form.sex = known.sex();
        form.birthDate = known.birthDate();
        form.nationality = known.nationality();
        form.firstLanguage = known.firstLanguage();
        form.schooling = known.schooling();
        form.phone = known.phone();
        form.email = known.email();
        form.municipality = known.municipality();
        form.enteredOn = known.enteredOn();
        form.birthYear = known.birthYear();
        form.phoneNote = known.phoneNote();
        form.latinName = known.latinName();
    }

    /** Looks for somebody who is known already, under what is typed. */
    public void look() {
        String number;
        try {
            number = PhoneNumbers.international(
                    PlainText.typed(form.phone), houses.house().country());
        } catch (Refused unfinished) {
            number = null;
        }
        form.known = duplicates.of(
                PlainText.typed(form.givenName) == null ? "" : PlainText.typed(form.givenName),
                PlainText.typed(form.familyName) == null ? "" : PlainText.typed(form.familyName),
                form.birthDate,
                number,
                form.person);
    }

    public void save() throws IOException {
        PersonDetails details = new PersonDetails(
                PlainText.typed(form.familyName) == null ? "" : PlainText.typed(form.familyName),
                PlainText.typed(form.givenName) == null ? "" : PlainText.typed(form.givenName),
                form.sex,
                form.birthDate,
                PlainText.typed(form.nationality),
                PlainText.typed(form.firstLanguage),
                form.schooling,
                PhoneNumbers.international(
                        PlainText.typed(form.phone), houses.house().country()),
                PlainText.typed(form.email),
                PlainText.typed(form.municipality),
                form.enteredOn,
                form.site,
                form.birthYear,
                PlainText.typed(form.phoneNote),
                PlainText.typed(form.latinName));
        if (form.person == 0) {
            form.person = people.register(PlainText.typed(form.code), Set.of(form.roles), details);
        } else {
            people.change(form.person, version, Set.of(form.roles), details);
        }
        external.redirect("/people/person?person=" + form.person);
    }

    public Person.Role[] getAllRoles() {
        return Person.Role.values();
    }

    /** Every country, by its name in the reader's language. */
    public List<Choice> getCountries() {
        return ui.countries();
    }

    /** Every language that has a two-letter code, and the others that people here speak, by name. */
    public List<Choice> getLanguages() {
        return ui.spokenLanguages();
    }

    public List<Choice> getSites() {
        return houses.sites(me.reach(Permission.EDIT_PEOPLE), form.site);
    }

    public Person.Sex[] getSexes() {
        return Person.Sex.values();
    }

    public Person.Schooling[] getSchoolings() {
        return Person.Schooling.values();
    }

    public Fields getForm() {
        return form;
    }
}
