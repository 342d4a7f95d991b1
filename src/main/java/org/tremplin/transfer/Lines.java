package org.tremplin.transfer;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.catalogue.ActivityLine;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonLine;
import org.tremplin.planning.Session;
import org.tremplin.planning.timetable.GroupLine;
import org.tremplin.planning.timetable.SessionLine;

/** What each row of a file says by itself: in the words of the files, with what is wrong with its own cells. */
final class Lines {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Map<String, Person.Sex> SEXES = Arrays.stream(Person.Sex.values())
            .collect(Collectors.toMap(Enum::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    private static final Map<String, Person.Schooling> SCHOOLINGS = ordered(
            List.of("jamais", "primaire", "secondaire_inferieur", "secondaire_superieur", "superieur"),
            Person.Schooling.values());
    private static final Map<String, Session.Status> SESSIONS =
            ordered(List.of("prevue", "tenue", "annulee"), Session.Status.values());
    static final Map<String, Enrolment.Status> ENROLMENTS = ordered(
            List.of("inscrit", "attente", "abandon", "termine"),
            Enrolment.Status.ENROLLED,
            Enrolment.Status.WAITING,
            Enrolment.Status.WITHDRAWN,
            Enrolment.Status.COMPLETED);
    private static final List<String> MARK_WORDS = List.of("present", "retard", "excuse", "absent");
    private static final Map<String, String> MARKS = ordered(MARK_WORDS, MARK_WORDS.toArray(String[]::new));
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    static final int MOST_MINUTES = 1_440;

    /** An enrolment by codes. @param end null when the file does not say */
    record EnrolmentRow(String person, String group, LocalDate date, Enrolment.Status status, LocalDate end) {}

    /** A mark by codes. */
    record MarkRow(
            String session, String person, AttendanceMark.Status status, int late, int leftEarly, String reason) {}

    /** A step by codes. */
    record StepRow(
            String person,
            LocalDate date,
            String kind,
            String employer,
            String contract,
            BigDecimal hours,
            LocalDate end) {}

    /** What a mark must know of its session. */
    record Meets(String group, LocalDate date, int minutes, boolean cancelled) {}

    private final String country;
    private final Function<String, Set<String>> given;
    private final Function<String, Meets> meets;
    private final Function<String, Session.Status> settled;

    /**
     * @param country whose telephone numbers need no prefix
     * @param given the columns that a file has; what a file does not speak of stays as it is stored
     * @param meets a session by its code; null for none that is known
     * @param settled what the session of this code is although the file calls it planned; null for none
     */
    Lines(
            String country,
            Function<String, Set<String>> given,
            Function<String, Meets> meets,
            Function<String, Session.Status> settled) {
        this.country = country;
        this.given = given;
        this.meets = meets;
        this.settled = settled;
    }

    @SafeVarargs
    private static <T> Map<String, T> ordered(List<String> words, T... values) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            map.put(words.get(i), values[i]);
        }
        return map;
    }

    /** A status in the word of the files. */
    static String word(Session.Status status) {
        return SESSIONS.entrySet().stream()
                .filter(e -> e.getValue() == status)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    PersonLine person(Cells cells) {
        String code = cells.required("code", 40);
        String family = cells.text("nom", 100);
        String given = cells.text("prenom", 100);
        if (family == null && given == null && cells.isEmpty("nom") && cells.isEmpty("prenom")) {
            cells.problem("nom", "transfer.expected.name", null);
        }
        String nationality = cells.text("nationalite", 2);
        if (nationality != null && !COUNTRIES.contains(nationality)) {
            cells.problem("nationalite", "transfer.expected.country", null);
        }
        return new PersonLine(
                code,
                new PersonDetails(
                        family == null ? "" : family,
                        given == null ? "" : given,
                        cells.oneOf("sexe", SEXES),
                        cells.dateOfBirth("date_naissance"),
                        nationality,
                        language(cells),
                        cells.oneOf("scolarite", SCHOOLINGS),
                        cells.phone("telephone", country),
                        cells.text("courriel", 190) == null
                                ? null
                                : cells.matching("courriel", Cells.EMAIL, "transfer.expected.email"),
                        cells.text("commune", 100),
                        cells.date("date_entree"),
                        null,
                        null,
                        null,
                        latinName(cells)),
                this.given.apply("personnes.csv"));
    }

    private static String latinName(Cells cells) {
        String name = cells.text("nom_latin", 200);
        if (name != null && !PersonDetails.isLatin(name)) {
            cells.problem("nom_latin", "transfer.expected.latin", null);
        }
        return name;
    }

    /** ISO 639-1, a code of former days as today's, or the three letters of 639-3 for the many languages that have no two. */
    private static String language(Cells cells) {
        String code = cells.matching("langue_maternelle", LANGUAGE, "transfer.expected.language");
        if (code != null && code.length() == 2 && !LANGUAGES.contains(code)) {
            cells.problem("langue_maternelle", "transfer.expected.language", null);
        }
        return code == null ? null : Locale.forLanguageTag(code).getLanguage();
    }

    static ActivityLine activity(Cells cells) {
        Integer capacity = capacity(cells);
        return new ActivityLine(
                cells.required("code", 40),
                cells.required("pole", 40),
                cells.required("type", 40),
                cells.required("intitule", 200),
                cells.text("niveau", 12),
                capacity == null ? 1 : capacity);
    }

    private static Integer capacity(Cells cells) {
        return cells.required("capacite", 40) == null ? null : cells.wholeNumber("capacite", 1, 100_000);
    }

    GroupLine group(Cells cells) {
        LocalDate from = cells.requiredDate("debut");
        LocalDate to = cells.requiredDate("fin");
        if (from != null && to != null && to.isBefore(from)) {
            cells.problem("fin", "transfer.expected.after-start", null);
        }
        Integer capacity = capacity(cells);
        return new GroupLine(
                cells.required("code", 40),
                cells.required("activite", 40),
                cells.required("intitule", 200),
                cells.text("formateur", 100),
                cells.text("lieu", 120),
                capacity == null ? 1 : capacity,
                from,
                to,
                given.apply("groupes.csv"));
    }

    SessionLine session(Cells cells) {
        LocalTime from = cells.requiredTime("debut");
        LocalTime to = cells.requiredTime("fin");
        if (from != null && to != null && !to.isAfter(from)) {
            cells.problem("fin", "transfer.expected.after-start", null);
        }
        String code = cells.required("code", 40);
        Session.Status status = cells.requiredOneOf("statut", SESSIONS);
        Session.Status known = settled.apply(code);
        return new SessionLine(
                code,
                cells.required("groupe", 40),
                cells.requiredDate("date"),
                from,
                to,
                cells.text("lieu", 120),
                cells.text("formateur", 100),
                known == null ? status : known,
                given.apply("seances.csv"));
    }

    static EnrolmentRow enrolment(Cells cells) {
        LocalDate date = cells.requiredDate("date");
        Enrolment.Status status = cells.requiredOneOf("statut", ENROLMENTS);
        LocalDate end = cells.date("fin");
        if (end != null && date != null && end.isBefore(date)) {
            cells.problem("fin", "transfer.expected.after-start", null);
        } else if (end != null && status != null && status.live()) {
            cells.problem("fin", "transfer.expected.no-end", null);
        }
        return new EnrolmentRow(cells.required("personne", 40), cells.required("groupe", 40), date, status, end);
    }

    /** The mark of a row whose session is known; null when something is wrong with it. */
    MarkRow mark(Cells cells) {
        String session = cells.required("seance", 40);
        String person = cells.required("personne", 40);
        String status = cells.requiredOneOf("statut", MARKS);
        String reason = cells.text("motif", 80);
        Meets meets = session == null ? null : this.meets.apply(session);
        if (status == null || meets == null) {
            cells.wholeNumber("minutes", 0, MOST_MINUTES);
            return null;
        }
        boolean here = status.equals("present") || status.equals("retard");
        if (!here) {
            Integer minutes = cells.wholeNumber("minutes", 0, MOST_MINUTES);
            if (minutes != null && minutes != 0) {
                cells.problem("minutes", "transfer.expected.no-minutes", null);
            }
            AttendanceMark.Status absence =
                    status.equals("excuse") ? AttendanceMark.Status.EXCUSED : AttendanceMark.Status.ABSENT;
            return new MarkRow(session, person, absence, 0, 0, reason);
        }
        boolean late = status.equals("retard");
        int most = late ? meets.minutes - 1 : meets.minutes;
        if (late && cells.isEmpty("minutes")) {
            cells.problem("minutes", "transfer.expected.minutes", (Serializable) List.of(1, most));
            return null;
        }
        Integer minutes = cells.number("minutes", 1, most, "transfer.expected.minutes");
        if (minutes == null && !cells.isEmpty("minutes")) {
            return null;
        }
        int missed = minutes == null ? 0 : meets.minutes - minutes;
        return new MarkRow(session, person, AttendanceMark.Status.PRESENT, late ? missed : 0, late ? 0 : missed, null);
    }

    static StepRow step(Cells cells) {
        LocalDate date = cells.requiredDate("date");
        LocalDate end = cells.date("fin");
        if (date != null && end != null && end.isBefore(date)) {
            cells.problem("fin", "transfer.expected.after-start", null);
        }
        String employer = cells.text("employeur", 120);
        String contract = cells.text("contrat", 40);
        return new StepRow(
                cells.required("personne", 40),
                date,
                cells.required("etape", 40),
                employer == null ? "" : employer,
                contract == null ? "" : contract,
                cells.hours("heures"),
                end);
    }
}
