package org.tremplin.people.contact;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonView;
import org.tremplin.people.PhoneNumbers;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/** The form of {@link PersonDetails}, with the code and the roles. */
public final class PersonForm implements Form {
    /** 0 for a new person. */
    public long person;

    public long version;

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

    /** When the day is not known. */
    @Min(1900)
    @Max(2200)
    public Integer birthYear;

    @Size(max = 200)
    public String phoneNote;

    @Size(max = 200)
    public String latinName;

    public LocalDate enteredOn;

    public PersonForm() {}

    PersonForm(PersonView view) {
        person = view.id();
        version = view.version();
        code = view.code();
        roles = view.roles().toArray(Person.Role[]::new);
        PersonDetails known = view.details();
        site = known.site();
        givenName = known.givenName();
        familyName = known.familyName();
        sex = known.sex();
        birthDate = known.birthDate();
        nationality = known.nationality();
        firstLanguage = known.firstLanguage();
        schooling = known.schooling();
        phone = known.phone();
        email = known.email();
        municipality = known.municipality();
        enteredOn = known.enteredOn();
        birthYear = known.birthYear();
        phoneNote = known.phoneNote();
        latinName = known.latinName();
    }

    /** @param country ISO 3166, for a telephone number without a country code. Refuses an invalid number. */
    PersonDetails details(String country) {
        return new PersonDetails(
                name(familyName),
                name(givenName),
                sex,
                birthDate,
                PlainText.typed(nationality),
                PlainText.typed(firstLanguage),
                schooling,
                PhoneNumbers.international(PlainText.typed(phone), country),
                PlainText.typed(email),
                PlainText.typed(municipality),
                enteredOn,
                site,
                birthYear,
                PlainText.typed(phoneNote),
                PlainText.typed(latinName));
    }

    Set<Person.Role> roleSet() {
        return Set.of(roles);
    }

    /** Empty where there is none. */
    static String name(String typed) {
        String plain = PlainText.typed(typed);
        return plain == null ? "" : plain;
    }
}
