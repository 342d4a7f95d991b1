package org.tremplin.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.Seals;
import org.tremplin.attendance.closing.Months;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.people.People;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.merging.Merges;
import org.tremplin.planning.Trainers;
import org.tremplin.planning.timetable.Timetable;
import org.tremplin.platform.Busy;
import org.tremplin.platform.Claims;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Slice;

/** What an import writes, and what it leaves alone. In 2008, as closed months are tested there. */
@InContainer
class ImportsIT {
    private static final String PEOPLE = "personnes.csv code;nom;prenom;date_naissance";
    private static final String ACTIVITIES = "activites.csv code;pole;type;intitule;capacite";
    private static final String GROUPS = "groupes.csv code;activite;intitule;capacite;debut;fin";
    private static final String SESSIONS = "seances.csv code;groupe;date;debut;fin;statut";
    private static final String MARKS = "presences.csv seance;personne;statut;minutes";
    private static final String ENROLMENTS = "inscriptions.csv personne;groupe;date;statut";
    private static final String STEPS = "emploi.csv personne;date;etape";
    private static final YearMonth MARCH = YearMonth.of(2008, 3);
    private static final int MANY = 400;

    @Inject
    private Cast cast;

    @Inject
    private KnownFiles known;

    @Inject
    private Imports imports;

    @Inject
    private People people;

    @Inject
    private PeopleSearch search;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Merges merges;

    @Inject
    private Houses houses;

    @Inject
    private Timetable timetable;

    @Inject
    private Trainers trainers;

    @Inject
    private Attendance attendance;

    @Inject
    private Seals seals;

    @Inject
    private Months months;

    @Inject
    private Claims claims;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    private final String code = Cast.unique();

    @BeforeEach
    void a_group_met_twice() {
        cast.become(Role.COORDINATOR);
        assertThat(take(
                                PEOPLE,
                                "P-?;Haddad;Amina;1988-11-12",
                                "Q-?;Rahimi;Yusuf;1990-01-02",
                                ACTIVITIES,
                                "A-?;langue;fle;FLE;15",
                                "B-?;langue;fle;FLE;15",
                                GROUPS,
                                "G-?;A-?;Groupe;15;2008-01-01;2008-12-31",
                                SESSIONS,
                                "S-?;G-?;2008-03-04;09:00;12:00;prevue",
                                "T-?;G-?;2008-04-08;09:00;12:00;prevue",
                                MARKS,
                                "S-?;P-?;present;180",
                                "T-?;P-?;absent;",
                                ENROLMENTS,
                                "P-?;G-?;2008-02-01;abandon",
                                "Q-?;G-?;2008-02-01;inscrit")
                        .done())
                .isTrue();
    }

    /** Imports files: each a name with its header, then its rows, in which {@code ?} makes codes of this test's own. */
    private ImportReport take(String... lines) {
        return take(EnumSet.noneOf(Consent.class), lines);
    }

    private ImportReport take(Set<Consent> consents, String... lines) {
        Map<String, StringBuilder> files = new LinkedHashMap<>();
        StringBuilder file = null;
        for (String line : lines) {
            int space = line.indexOf(".csv ");
            if (space > 0) {
                file = new StringBuilder(line.substring(space + 5));
                files.put(line.substring(0, space + 4), file);
            } else {
                file.append('\n').append(line.replace("?", code));
            }
        }
        try (Bundle bundle = known.bundle()) {
            files.forEach((name, text) -> bundle.add(name, text.toString().getBytes(StandardCharsets.UTF_8)));
            return imports.run(bundle, consents, Progress.SILENT);
        }
    }

    private static List<String> said(ImportReport.Said said) {
        return said.rows().stream()
                .map(p -> p.file().replace(".csv", "") + " " + p.line() + " " + p.column() + " "
                        + p.expected().replace("transfer.", ""))
                .toList();
    }

    private Object stored(String query) {
        return entities.createNativeQuery(query.replace("?", code)).getSingleResult();
    }

    private long session(String letter) {
        return timetable.sessionIds(List.of(letter + code)).get(letter + code);
    }

    @Test
    void a_mark_makes_its_session_held_and_a_file_does_not_undo_it() {
        String status = "select status from session where code = 'S-?'";
        assertThat(stored(status)).isEqualTo("HELD");
        ImportReport again = take(SESSIONS, "S-?;G-?;2008-03-04;09:00;12:00;prevue");
        assertThat(again.done()).isTrue();
        assertThat(said(again.kept())).containsExactly("seances 2 statut kept.HELD");
        assertThat(again.files().get(0).unchanged()).isEqualTo(1);
        assertThat(stored(status)).isEqualTo("HELD");
        ImportReport cancelled = take(SESSIONS, "S-?;G-?;2008-03-04;09:00;12:00;annulee", MARKS, "S-?;P-?;present;180");
        assertThat(cancelled.done()).isTrue();
        assertThat(said(cancelled.kept())).containsExactly("seances 2 statut kept.HELD");
        assertThat(cancelled.files().get(0).unchanged()).isEqualTo(1);
        assertThat(stored(status)).isEqualTo("HELD");
    }

    @Test
    void an_enrolment_that_is_over_ended_on_the_day_of_its_last_mark() {
        String end = "select e.ended_on from enrolment e join person p on p.id = e.person_id where p.code = 'P-?'";
        assertThat(stored(end)).hasToString("2008-04-08");
        assertThat(take(ENROLMENTS, "P-?;G-?;2008-02-01;abandon").files().get(0).unchanged())
                .isEqualTo(1);
        take("inscriptions.csv personne;groupe;date;statut;fin", "P-?;G-?;2008-02-01;abandon;2008-05-06");
        assertThat(stored(end)).hasToString("2008-05-06");
    }

    @Test
    void a_mark_after_the_end_of_its_enrolment_is_asked_about_once() {
        String[] over = {ENROLMENTS + ";fin", "P-?;G-?;2008-02-01;abandon;2008-03-31"};
        ImportReport asked = take(over);
        assertThat(asked.done()).isFalse();
        assertThat(said(asked.doubts())).containsExactly("inscriptions 2 fin doubt.marked");
        assertThat(take(EnumSet.of(Consent.DOUBTS), over).done()).isTrue();
        assertThat(take(over).done()).isTrue();
        String[] later = {
            SESSIONS,
            "U-?;G-?;2008-05-06;09:00;12:00;tenue",
            MARKS,
            "T-?;P-?;absent;",
            "U-?;Q-?;present;",
            "U-?;P-?;present;"
        };
        asked = take(later);
        assertThat(asked.done()).isFalse();
        assertThat(said(asked.doubts())).containsExactly("presences 4 seance doubt.left");
        assertThat(take(EnumSet.of(Consent.DOUBTS), later).done()).isTrue();
        assertThat(take(later).files())
                .containsExactly(
                        new ImportReport.Line("seances.csv", 0, 0, 1), new ImportReport.Line("presences.csv", 0, 0, 3));
    }

    @Test
    void what_is_stored_of_somebody_is_found_by_the_code_of_the_file_that_became_part_of_theirs() {
        Map<String, Long> ids = people.idsOf(List.of("P-" + code, "Q-" + code));
        long kept = ids.get("Q-" + code);
        long gone = ids.get("P-" + code);
        merges.merge(kept, people.view(kept).version(), gone, people.view(gone).version());
        String[] files = {
            GROUPS,
            "H-?;A-?;Groupe;15;2008-01-01;2008-12-31",
            SESSIONS,
            "U-?;H-?;2008-03-06;09:00;12:00;tenue",
            MARKS,
            "U-?;P-?;present;",
            "inscriptions.csv personne;groupe;date;statut",
            "P-?;H-?;2008-02-01;termine"
        };
        assertThat(take(files).done()).isTrue();
        assertThat(
                        stored(
                                "select e.ended_on from enrolment e join activity_group g on g.id = e.group_id where g.code = 'H-?'"))
                .hasToString("2008-03-06");
        months.close(MARCH);
        try {
            ImportReport again = take(files);
            assertThat(said(again.problems())).isEmpty();
            assertThat(again.files()).allSatisfy(f -> assertThat(f.unchanged()).isEqualTo(1));
        } finally {
            months.reopen(MARCH, "fin du test");
        }
        take(MARKS, "T-?;Q-?;present;30");
        String[] both = {
            SESSIONS,
            "W-?;G-?;2008-03-11;09:00;12:00;tenue",
            MARKS,
            "T-?;P-?;absent;",
            "T-?;Q-?;present;30",
            "W-?;P-?;present;60",
            "W-?;Q-?;present;90",
            ENROLMENTS,
            "P-?;G-?;2008-02-01;abandon",
            "Q-?;G-?;2008-02-01;inscrit",
            STEPS,
            "P-?;2008-03-11;cv",
            "Q-?;2008-03-11;cv"
        };
        cast.become(Role.COORDINATOR, Role.COUNSELLOR);
        assertThat(take(both).files())
                .containsExactly(
                        new ImportReport.Line("seances.csv", 1, 0, 0),
                        new ImportReport.Line("presences.csv", 1, 0, 3),
                        new ImportReport.Line("inscriptions.csv", 0, 0, 2),
                        new ImportReport.Line("emploi.csv", 1, 0, 1));
        ImportReport same = take(both);
        assertThat(said(same.kept()))
                .containsExactly("presences 2 statut kept.JOINED", "presences 4 statut kept.JOINED");
        assertThat(same.files())
                .allSatisfy(f -> assertThat(f.created() + f.updated()).isZero());
        assertThat(stored("select sum(m.minutes) from attendance_mark m join session s on s.id = m.session_id"
                        + " where s.code in ('T-?', 'W-?') and m.person_id = " + kept))
                .hasToString("120");
        ImportReport asked = take(SESSIONS, "V-?;H-?;2008-05-06;09:00;12:00;tenue", MARKS, "V-?;P-?;present;");
        assertThat(said(asked.doubts())).containsExactly("presences 2 seance doubt.left");
    }

    @Test
    void the_same_files_again_leave_somebody_on_leave() {
        String[] files = {ENROLMENTS, "P-?;G-?;2008-02-01;abandon", "Q-?;G-?;2008-02-01;inscrit"};
        String of = " from enrolment e join person p on p.id = e.person_id where p.code = 'Q-?'";
        long enrolment = ((Number) stored("select e.id" + of)).longValue();
        long version = ((Number) stored("select e.version" + of)).longValue();
        enrolments.move(enrolment, version, Enrolment.Status.SUSPENDED, null);
        assertThat(take(files).files().get(0).unchanged()).isEqualTo(2);
        assertThat(stored("select e.status" + of)).isEqualTo("SUSPENDED");
        ImportReport earlier = take(ENROLMENTS, "Q-?;G-?;2008-01-15;inscrit");
        assertThat(earlier.files()).containsExactly(new ImportReport.Line("inscriptions.csv", 0, 1, 0));
        assertThat(stored("select group_concat(m.to_status order by m.id) from enrolment_move m where m.enrolment_id = "
                        + enrolment))
                .isEqualTo("ENROLLED,SUSPENDED,SUSPENDED");
    }

    @Test
    void what_is_sealed_or_was_corrected_is_kept_and_listed() {
        long p = people.idsOf(List.of("P-" + code)).get("P-" + code);
        attendance.mark(
                session("T-"),
                new MarkCommand(p, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null), 1, false, null, "vu"));
        take(MARKS, "S-?;Q-?;absent;");
        seals.seal(session("S-"));
        ImportReport again = take(MARKS, "S-?;P-?;absent;", "S-?;Q-?;absent;", "T-?;P-?;absent;", "T-?;Q-?;present;");
        assertThat(again.done()).isTrue();
        assertThat(said(again.kept()))
                .containsExactly("presences 2 statut kept.SEALED", "presences 4 statut kept.CORRECTED");
        assertThat(again.files()).containsExactly(new ImportReport.Line("presences.csv", 1, 0, 3));
        assertThat(stored("select sum(m.minutes) from attendance_mark m join session s on s.id = m.session_id"
                        + " where s.code in ('S-?', 'T-?')"))
                .hasToString("540");
    }

    @Test
    void a_closed_month_is_not_changed_and_each_line_says_so() {
        months.close(MARCH);
        try {
            assertThat(said(take(
                                    ACTIVITIES,
                                    "A-?;sante;fle;FLE;15",
                                    GROUPS,
                                    "G-?;B-?;Groupe;15;2008-01-01;2008-12-31",
                                    SESSIONS,
                                    "S-?;G-?;2008-03-04;09:00;11:00;tenue",
                                    "N-?;G-?;2008-03-05;09:00;11:00;tenue",
                                    ENROLMENTS,
                                    "P-?;G-?;2008-03-05;abandon",
                                    "Q-?;G-?;2008-02-01;inscrit")
                            .problems()))
                    .containsExactly(
                            "activites 2 pole expected.closed",
                            "groupes 2 activite expected.closed",
                            "seances 2 fin expected.closed",
                            "seances 3 date expected.closed-day",
                            "inscriptions 2 date expected.closed-day");
            ImportReport marks = take(MARKS, "S-?;P-?;absent;", "S-?;Q-?;present;", "T-?;P-?;present;");
            assertThat(said(marks.kept()))
                    .containsExactly("presences 2 statut kept.CLOSED", "presences 3 statut kept.CLOSED");
            assertThat(marks.files()).containsExactly(new ImportReport.Line("presences.csv", 0, 1, 2));
        } finally {
            months.reopen(MARCH, "fin du test");
        }
    }

    @Test
    void every_line_passes_the_reach_and_the_permission_of_its_page() {
        cast.become(Role.ADMINISTRATOR);
        long elsewhere = houses.addSite("Site " + code, null);
        cast.become(Role.COORDINATOR);
        belongsTo(Cast.HEAD_OFFICE);
        cast.become(Role.COORDINATOR, Set.of(elsewhere), null);
        assertThat(said(take(
                                PEOPLE,
                                "P-?;Haddad;Amina;1988-11-13",
                                "N-?;Neuve;Zoé;",
                                GROUPS,
                                "G-?;A-?;Groupe;9;2008-01-01;2008-12-31",
                                "N-?;A-?;Neuf;9;2008-01-01;2008-12-31",
                                SESSIONS,
                                "S-?;G-?;2008-03-04;10:00;12:00;tenue",
                                "N-?;G-?;2008-03-05;09:00;11:00;tenue",
                                MARKS,
                                "S-?;P-?;absent;",
                                ENROLMENTS,
                                "Q-?;G-?;2008-02-02;inscrit",
                                STEPS,
                                "Q-?;2008-02-02;cv")
                        .problems()))
                .containsExactly(
                        "personnes 2 code expected.reach",
                        "groupes 2 code expected.reach",
                        "seances 2 groupe expected.reach",
                        "seances 3 groupe expected.reach",
                        "presences 2 seance expected.reach",
                        "presences 2 personne expected.reach",
                        "inscriptions 2 groupe expected.reach",
                        "emploi 1  expected.right");
        assertThat(take(
                                PEOPLE, "N-?;Neuve;Zoé;",
                                GROUPS, "N-?;A-?;Neuf;9;2008-01-01;2008-12-31",
                                SESSIONS, "N-?;N-?;2008-03-05;09:00;11:00;tenue",
                                MARKS, "N-?;N-?;present;")
                        .done())
                .isTrue();
        assertThat(stored("select site_id from person where code = 'N-?'")).isEqualTo(elsewhere);
        assertThat(stored("select site_id from activity_group where code = 'N-?'"))
                .isEqualTo(elsewhere);
    }

    @Test
    void a_name_of_another_sites_trainer_is_somebody_new_and_stays_so() {
        cast.become(Role.ADMINISTRATOR);
        long one = houses.addSite("Formateurs " + code, null);
        long other = houses.addSite("Ailleurs " + code, null);
        String name = "Colette " + code;
        cast.become(Role.COORDINATOR);
        long colleague = people.register(
                null,
                Set.of(Person.Role.STAFF),
                new PersonDetails(code, "Colette", null, null, null, null, null, null, null, null, null, other));
        cast.become(Role.COORDINATOR, Set.of(one), null);
        String[] files = {
            "groupes.csv code;activite;intitule;capacite;debut;fin;formateur",
            "C-?;A-?;Groupe;9;2008-01-01;2008-12-31;" + name,
            "seances.csv code;groupe;date;debut;fin;statut;formateur",
            "C-?;C-?;2008-05-06;09:00;11:00;prevue;" + name
        };
        assertThat(take(files).done()).isTrue();
        assertThat(take(files).done()).isTrue();
        assertThat(stored("select count(*) from session_trainer where person_id = " + colleague) + "+"
                        + stored("select count(*) from group_trainer where person_id = " + colleague))
                .isEqualTo("0+0");
        assertThat(stored("select count(distinct p.id) * 10 + count(distinct p.site_id = " + one
                        + " or null) from session_trainer t join session s on s.id = t.session_id"
                        + " join person p on p.id = t.person_id where s.code = 'C-?'"))
                .hasToString("11");
        assertThat(stored("select count(*) from person where folded_name = '" + Folding.name(name) + "'"))
                .hasToString("2");
        cast.become(Role.COORDINATOR);
        assertThat(take(
                                "seances.csv code;groupe;date;debut;fin;statut;formateur",
                                "D-?;G-?;2008-05-07;09:00;11:00;prevue;Nouvelle " + code)
                        .done())
                .isTrue();
        assertThat(stored(
                        "select count(*) from person where given_name = '' and site_id is null and family_name = 'Nouvelle "
                                + code + "'"))
                .hasToString("1");
    }

    private void belongsTo(long site) {
        people.idsOf(List.of("P-" + code)).values().forEach(id -> {
            var view = people.view(id);
            var d = view.details();
            people.change(
                    id,
                    view.version(),
                    new PersonDetails(
                            d.familyName(),
                            d.givenName(),
                            null,
                            d.birthDate(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            site));
        });
    }

    @Test
    void a_code_goes_to_somebody_else_only_when_that_is_confirmed() {
        String[] other = {PEOPLE, "P-?;Dupont;Jean;1970-05-06"};
        ImportReport asked = take(other);
        assertThat(asked.done()).isFalse();
        assertThat(said(asked.identities())).containsExactly("personnes 2 code doubt.identity");
        assertThat(stored("select given_name from person where code = 'P-?'")).isEqualTo("Amina");
        assertThat(take(EnumSet.of(Consent.IDENTITIES), other).done()).isTrue();
        assertThat(stored("select given_name from person where code = 'P-?'")).isEqualTo("Jean");
    }

    @Test
    void a_name_in_latin_letters_comes_in_is_found_and_stays_where_a_file_does_not_speak_of_it() {
        String latin = "personnes.csv code;nom;prenom;nom_latin";
        ImportReport cyrillic = take(latin, "W-?;王;小明;Ван");
        assertThat(said(cyrillic.problems())).containsExactly("personnes 2 nom_latin expected.latin");
        assertThat(take(latin, "W-?;王;小明;N’Wáng " + code + "-Ming").done()).isTrue();
        assertThat(take(PEOPLE, "W-?;王;小明;1988-02-09").done()).isTrue();
        assertThat(stored("select latin_name from person where code = 'W-?'")).isEqualTo("N’Wáng " + code + "-Ming");
        for (String typed : List.of("nwang " + code.toUpperCase(Locale.ROOT), code + "-ming", "明 王 " + code)) {
            assertThat(search.list(typed, null, false, new Slice("name", false, 1, 10))
                            .rows())
                    .as(typed)
                    .singleElement()
                    .satisfies(row -> assertThat(row.latinName()).startsWith("N’Wáng"));
        }
        assertThat(trainers.named(List.of("王"), name -> null)).hasSize(1);
    }

    @Test
    void a_tap_where_an_import_writes_is_told_to_try_again() {
        long person = people.idsOf(List.of("Q-" + code)).get("Q-" + code);
        MarkCommand tap =
                new MarkCommand(person, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null), 0, false, null, null);
        claims.claim(Set.of(session("T-")));
        try {
            assertThatThrownBy(() -> attendance.mark(session("T-"), tap)).isInstanceOf(Busy.class);
            assertThatThrownBy(() -> attendance.markMany(session("T-"), List.of(tap), true))
                    .isInstanceOf(Busy.class);
        } finally {
            claims.release();
        }
        assertThat(attendance.mark(session("T-"), tap).status()).isEqualTo(AttendanceMark.Status.PRESENT);
    }

    @Test
    void statements_and_memory_do_not_follow_the_rows() {
        long few = cast.statements(() -> marks(0, MANY / 2));
        long many = cast.statements(() -> marks(MANY, MANY));
        assertThat(many).isEqualTo(few);
        entities.clear();
        assertThat(
                        stored(
                                "select count(*) from attendance_change c join session s on s.id = c.session_id where s.code like 'L_-?%'"))
                .hasToString(String.valueOf(MANY + MANY / 2));
    }

    /** So many people are marked in one session. */
    private void marks(int from, int number) {
        List<String> lines = new ArrayList<>(List.of(PEOPLE));
        for (int i = from; i < from + number; i++) {
            lines.add("M" + i + "-?;Nombreux;N" + i + ";");
        }
        lines.add(SESSIONS);
        lines.add("L" + from / MANY + "-?;G-?;2008-06-0" + (1 + from / MANY) + ";09:00;12:00;tenue");
        lines.add(MARKS);
        for (int i = from; i < from + number; i++) {
            lines.add("L" + from / MANY + "-?;M" + i + "-?;present;");
        }
        assertThat(take(lines.toArray(String[]::new)).done()).isTrue();
    }
}
