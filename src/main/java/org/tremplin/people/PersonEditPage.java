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
import org.tremplin.platform.Refused;

/** Registers somebody, or corrects what is known. */
@Named
@ViewScoped
public class PersonEditPage implements Serializable {
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

    private long person;
    private long version;

    @Size(max = 40)
    private String code;

    private Person.Role[] roles = {Person.Role.LEARNER};
    private Long site;

    @Size(max = 100)
    private String givenName;

    @Size(max = 100)
    private String familyName;

    private Person.Sex sex;

    @PastOrPresent
    private LocalDate birthDate;

    @Pattern(regexp = "|[A-Z]{2}")
    private String nationality;

    @Pattern(regexp = "|[a-z]{2,3}")
    private String firstLanguage;

    private Person.Schooling schooling;

    @Size(max = 30)
    private String phone;

    @Email
    @Size(max = 190)
    private String email;

    @Size(max = 100)
    private String municipality;

    @Min(1900)
    @Max(2200)
    private Integer birthYear;

    @Size(max = 200)
    private String phoneNote;

    @Size(max = 200)
    private String latinName;

    private LocalDate enteredOn;
    private List<Resemblance> known = List.of();

    public void load() {
        me.mustHave(Permission.EDIT_PEOPLE);
        if (person == 0) {
            enteredOn = houses.today();
            return;
        }
        PersonView view = people.view(person);
        PersonDetails known = view.details();
        version = view.version();
        code = view.code();
        roles = view.roles().toArray(Person.Role[]::new);
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

    /** Looks for somebody who is known already, under what is typed. */
    public void look() {
        String number;
        try {
            number = PhoneNumbers.international(text(phone), houses.house().country());
        } catch (Refused unfinished) {
            number = null;
        }
        known = duplicates.of(
                text(givenName) == null ? "" : text(givenName),
                text(familyName) == null ? "" : text(familyName),
                birthDate,
                number,
                person);
    }

    public List<Resemblance> getKnown() {
        return known;
    }

    public void save() throws IOException {
        PersonDetails details = new PersonDetails(
                text(familyName) == null ? "" : text(familyName),
                text(givenName) == null ? "" : text(givenName),
                sex,
                birthDate,
                text(nationality),
                text(firstLanguage),
                schooling,
                PhoneNumbers.international(text(phone), houses.house().country()),
                text(email),
                text(municipality),
                enteredOn,
                site,
                birthYear,
                text(phoneNote),
                text(latinName));
        if (person == 0) {
            person = people.register(text(code), Set.of(roles), details);
        } else {
            people.change(person, version, Set.of(roles), details);
        }
        external.redirect("/people/person?person=" + person);
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Of who does not know the day. */
    public Integer getBirthYear() {
        return birthYear;
    }

    public void setBirthYear(Integer birthYear) {
        this.birthYear = birthYear;
    }

    public String getPhoneNote() {
        return phoneNote;
    }

    public void setPhoneNote(String phoneNote) {
        this.phoneNote = phoneNote;
    }

    public String getLatinName() {
        return latinName;
    }

    public void setLatinName(String latinName) {
        this.latinName = latinName;
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
        return houses.sites(me.reach(Permission.EDIT_PEOPLE), site);
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public Person.Role[] getRoles() {
        return roles;
    }

    public void setRoles(Person.Role[] roles) {
        this.roles = roles;
    }

    public Long getSite() {
        return site;
    }

    public void setSite(Long site) {
        this.site = site;
    }

    public Person.Sex[] getSexes() {
        return Person.Sex.values();
    }

    public Person.Schooling[] getSchoolings() {
        return Person.Schooling.values();
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public Person.Sex getSex() {
        return sex;
    }

    public void setSex(Person.Sex sex) {
        this.sex = sex;
    }

    public LocalDate getBirthDate() {
        return birthDate;
    }

    public void setBirthDate(LocalDate birthDate) {
        this.birthDate = birthDate;
    }

    public String getNationality() {
        return nationality;
    }

    public void setNationality(String nationality) {
        this.nationality = nationality;
    }

    public String getFirstLanguage() {
        return firstLanguage;
    }

    public void setFirstLanguage(String firstLanguage) {
        this.firstLanguage = firstLanguage;
    }

    public Person.Schooling getSchooling() {
        return schooling;
    }

    public void setSchooling(Person.Schooling schooling) {
        this.schooling = schooling;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getMunicipality() {
        return municipality;
    }

    public void setMunicipality(String municipality) {
        this.municipality = municipality;
    }

    public LocalDate getEnteredOn() {
        return enteredOn;
    }

    public void setEnteredOn(LocalDate enteredOn) {
        this.enteredOn = enteredOn;
    }
}
