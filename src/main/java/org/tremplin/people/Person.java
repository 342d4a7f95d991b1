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

/**
 * A person known to the association. Has at least one of the two names; somebody met at the door often has only one.
 */
@Entity
@Table(name = "person")
public class Person extends Stored {
    /** A person's role in the association. */
    public enum Role {
        LEARNER,
        STAFF,
        VOLUNTEER,
        CONTACT
    }

    /** As the person states it; empty when not stated. */
    public enum Sex {
        F,
        M,
        X
    }

    /** How the person wants to be contacted. */
    public enum ContactBy {
        SMS,
        WHATSAPP,
        VOICE,
        EMAIL,
        LETTER
    }

    /**
     * Years at school, and their language, decide between courses in French as a foreign language (FLE), literacy
     * (alphabétisation) and relearning to read (illettrisme); a level of French does not.
     */
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

    /** Added at the door with a first name only, to be completed by the office. */
    @Column(name = "provisional")
    private boolean provisional;

    /** How the name sounds, for {@link Duplicates}. */
    @Column(name = "name_key")
    private String nameKey;

    /** The name, and the one in Latin letters, in the form used for searches: {@link Folding#name}. */
    @Column(name = "folded_name")
    private String foldedName;

    /** When the day is not known. */
    @Column(name = "birth_year")
    private Integer birthYear;

    @Column(name = "phone_note")
    private String phoneNote;

    /** The last line number used in the histories of marks before a merge was undone. Written by attendance only. */
    @Column(name = "lines_given", insertable = false, updatable = false)
    private int linesGiven;

    /** The name in Latin letters, when it is written in another script. */
    @Column(name = "latin_name")
    private String latinName;

    /** The file that this one was merged into; null otherwise. */
    @Column(name = "merged_into")
    private Long mergedInto;

    @Column(name = "contact_by")
    @Enumerated(EnumType.STRING)
    private ContactBy contactBy;

    /** ISO 639 codes separated by spaces. */
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

    /** Why a closed file is kept: PROOF needs the name, FIGURE has none. */
    @Column(name = "kept_as")
    private String keptAs;

    /** Until when a proof needs this closed file. */
    @Column(name = "proof_until")
    private LocalDate proofUntil;

    /** Set when somebody decided that this file is still needed: until when, and why. */
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

    /** A new person with these details. @param code unique in the association; null: a generated one */
    public static Person learner(String code, PersonDetails details) {
        return new Person(code == null ? People.freshCode() : code, Role.LEARNER, details);
    }

    Person(String code, Role role, PersonDetails details) {
        this.code = code;
        this.roles.add(role);
        change(details);
    }

    /** A walk-in: known by a first name until the office completes the rest. */
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
        updateNameKeys();
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

    /** Takes over new details; a provisional file stays provisional. */
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

    /** @param household null = lives alone */
    void joinHousehold(Long household) {
        householdId = household;
    }

    /** Updates the search form and the sound of the name. */
    public void updateNameKeys() {
        foldedName = folded(givenName, familyName, latinName);
        nameKey = NameKey.of(givenName, familyName);
    }

    /** The form of a name used for searches. @param latinName null when there is none */
    public static String folded(String givenName, String familyName, String latinName) {
        String folded = Folding.name(givenName + " " + familyName + (latinName == null ? "" : " " + latinName));
        return folded.length() > LONGEST_FOLDED ? folded.substring(0, LONGEST_FOLDED) : folded;
    }

    /** Sets the person's roles. Refuses an empty set. */
    void changeRoles(Set<Role> wanted) {
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

    /** Keeps a file that would be erased, until a day. */
    public void keep(LocalDate until, String reason) {
        keepUntil = until;
        keepReason = reason;
    }

    /** Whether the file is neither closed nor merged into another. */
    public boolean isOpen() {
        return mergedInto == null && keptAs == null;
    }

    Long mergedInto() {
        return mergedInto;
    }

    /** "Amina Haddad", in the order the person uses. */
    public String name() {
        return (givenName + " " + familyName).trim();
    }

    /** The person's names: in their own letters, and in Latin ones. */
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
