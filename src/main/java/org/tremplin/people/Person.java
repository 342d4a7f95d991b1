package org.tremplin.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** A human being the association knows. Has at least one of the two names; somebody met at the door often has one. */
@Entity
@Table(name = "person")
public class Person extends Stored {
    /** What somebody is to the association. */
    public enum Role {
        LEARNER,
        STAFF,
        VOLUNTEER,
        CONTACT
    }

    /** As the person says it; empty when not said. */
    public enum Sex {
        F,
        M,
        X
    }

    /** How somebody wants to be told things. */
    public enum ContactBy {
        SMS,
        WHATSAPP,
        VOICE,
        EMAIL,
        LETTER
    }

    /** Years at school, and their language, decide between FLE, literacy and illiteracy; a level of French does not. */
    public enum Schooling {
        NEVER,
        PRIMARY,
        LOWER_SECONDARY,
        UPPER_SECONDARY,
        HIGHER
    }

    private static final int MOST_LANGUAGES = 12;
    private static final int LONGEST_FOLDED = 450;

    @Column(name = "code")
    private String code;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "sex")
    @Enumerated(EnumType.STRING)
    private Sex sex;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    @Column(name = "nationality")
    private String nationality;

    @Column(name = "first_language")
    private String firstLanguage;

    @Column(name = "schooling")
    @Enumerated(EnumType.STRING)
    private Schooling schooling;

    @Column(name = "phone")
    private String phone;

    @Column(name = "email")
    private String email;

    @Column(name = "municipality")
    private String municipality;

    @Column(name = "entered_on")
    private LocalDate enteredOn;

    @Column(name = "site_id")
    private Long siteId;

    /** Added at the door with a first name only; the office completes it. */
    @Column(name = "provisional")
    private boolean provisional;

    /** How the name sounds, for {@link Duplicates}. */
    @Column(name = "name_key")
    private String nameKey;

    /** The name as it is looked for, and the one in Latin letters: {@link Folding#name}. */
    @Column(name = "folded_name")
    private String foldedName;

    /** Of who does not know the day. */
    @Column(name = "birth_year")
    private Integer birthYear;

    @Column(name = "phone_note")
    private String phoneNote;

    /** Up to here numbers of lines in the histories of marks were given, before a merge was undone. Written by attendance only. */
    @Column(name = "lines_given", insertable = false, updatable = false)
    private int linesGiven;

    /** The name in Latin letters, of who is written in others. */
    @Column(name = "latin_name")
    private String latinName;

    /** The file that this one became part of; null of every file that is one. */
    @Column(name = "merged_into")
    private Long mergedInto;

    @Column(name = "contact_by")
    @Enumerated(EnumType.STRING)
    private ContactBy contactBy;

    /** ISO 639 codes with spaces between. */
    @Column(name = "languages")
    private String languages;

    @Column(name = "reads_in")
    private String readsIn;

    @Column(name = "schooled_in")
    private String schooledIn;

    @Column(name = "street")
    private String street;

    @Column(name = "postcode")
    private String postcode;

    @Column(name = "emergency_name")
    private String emergencyName;

    @Column(name = "emergency_phone")
    private String emergencyPhone;

    @Column(name = "household_id")
    private Long householdId;

    /** What a file that is not open any more is for: PROOF needs the name, FIGURE has none. */
    @Column(name = "kept_as")
    private String keptAs;

    /** Until when a proof needs a file that is closed. */
    @Column(name = "proof_until")
    private LocalDate proofUntil;

    /** Somebody said that this file is still needed, until then and why. */
    @Column(name = "keep_until")
    private LocalDate keepUntil;

    @Column(name = "keep_reason")
    private String keepReason;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "person_role", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    protected Person() {}

    /** Somebody new, of whom this is known. @param code unique in the association; null: a fresh one */
    public static Person learner(String code, PersonDetails details) {
        return new Person(code == null ? People.freshCode() : code, Role.LEARNER, details);
    }

    Person(String code, Role role, PersonDetails details) {
        this.code = code;
        this.roles.add(role);
        change(details);
    }

    /** Somebody who walked in: known by a first name until the office completes the rest. */
    static Person walkIn(String code, String givenName, LocalDate today, Long site) {
        Person person = new Person(
                code,
                Role.LEARNER,
                new PersonDetails("", givenName, null, null, null, null, null, null, null, null, today, site));
        person.provisional = true;
        return person;
    }

    void change(PersonDetails details) {
        if (details.familyName().isBlank() && details.givenName().isBlank()) {
            throw new Refused(PersonRefusal.NAME_MISSING);
        }
        if (details.latinName() != null && !PersonDetails.isLatin(details.latinName())) {
            throw new Refused(PersonRefusal.NOT_LATIN);
        }
        latinName = details.latinName();
        familyName = details.familyName();
        givenName = details.givenName();
        sound();
        sex = details.sex();
        birthDate = details.birthDate();
        nationality = details.nationality();
        firstLanguage = details.firstLanguage();
        schooling = details.schooling();
        phone = details.phone();
        email = details.email();
        municipality = details.municipality();
        enteredOn = details.enteredOn();
        siteId = details.site();
        birthYear = details.birthYear();
        phoneNote = details.phoneNote();
        provisional = false;
    }

    /** The same with more: a file that waits to be completed still waits. */
    public void learn(PersonDetails details) {
        boolean waits = provisional;
        change(details);
        provisional = waits;
    }

    PersonMore more() {
        return new PersonMore(
                version(),
                contactBy,
                codes(languages),
                codes(readsIn),
                schooledIn,
                street,
                postcode,
                emergencyName,
                emergencyPhone);
    }

    private static List<String> codes(String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }

    void change(PersonMore more) {
        if (Math.max(more.languages().size(), more.readsIn().size()) > MOST_LANGUAGES) {
            throw new Refused(PersonRefusal.TOO_MANY_LANGUAGES, MOST_LANGUAGES);
        }
        contactBy = more.contactBy();
        languages = more.languages().isEmpty() ? null : String.join(" ", more.languages());
        readsIn = more.readsIn().isEmpty() ? null : String.join(" ", more.readsIn());
        schooledIn = more.schooledIn();
        street = more.street();
        postcode = more.postcode();
        emergencyName = more.emergencyName();
        emergencyPhone = more.emergencyPhone();
    }

    Long householdId() {
        return householdId;
    }

    /** @param household null = alone */
    void liveIn(Long household) {
        householdId = household;
    }

    /** Has noted how the name is looked for, and how it sounds. */
    public void sound() {
        foldedName = folded(givenName, familyName, latinName);
        nameKey = NameKey.of(givenName, familyName);
    }

    /** A name as it is looked for. @param latinName null when there is none */
    public static String folded(String givenName, String familyName, String latinName) {
        String folded = Folding.name(givenName + " " + familyName + (latinName == null ? "" : " " + latinName));
        return folded.length() > LONGEST_FOLDED ? folded.substring(0, LONGEST_FOLDED) : folded;
    }

    /** The hats this head wears. Refuses none. */
    void be(Set<Role> wanted) {
        if (wanted.isEmpty()) {
            throw new Refused(PersonRefusal.ROLE_MISSING);
        }
        if (!roles.equals(wanted)) {
            roles.clear();
            roles.addAll(wanted);
        }
    }

    public String code() {
        return code;
    }

    /** Keeps a file that would go, until a day. */
    public void keep(LocalDate until, String reason) {
        keepUntil = until;
        keepReason = reason;
    }

    /** Whether it is somebody's file, neither closed nor part of another. */
    public boolean isOpen() {
        return mergedInto == null && keptAs == null;
    }

    Long mergedInto() {
        return mergedInto;
    }

    /** "Amina Haddad", as the person says it. */
    public String name() {
        return (givenName + " " + familyName).trim();
    }

    /** What somebody is called: in their own letters, and in Latin ones. */
    public List<String> names() {
        return latinName == null ? List.of(name()) : List.of(name(), latinName);
    }

    public PersonDetails details() {
        return new PersonDetails(
                familyName,
                givenName,
                sex,
                birthDate,
                nationality,
                firstLanguage,
                schooling,
                phone,
                email,
                municipality,
                enteredOn,
                siteId,
                birthYear,
                phoneNote,
                latinName);
    }

    public PersonView view() {
        return new PersonView(
                id(), version(), code, provisional, roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles), details());
    }

    boolean differsFrom(PersonDetails other) {
        return !Objects.equals(details(), other);
    }
}
