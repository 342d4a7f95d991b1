package org.tremplin.people.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.Planted;
import org.tremplin.access.Role;
import org.tremplin.access.accounts.Accounts;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkImport;
import org.tremplin.attendance.MarkLine;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.PhoneTap;
import org.tremplin.attendance.RollCalls;
import org.tremplin.attendance.Seals;
import org.tremplin.attendance.Signatures;
import org.tremplin.attendance.StoredMarks;
import org.tremplin.attendance.closing.SealChecks;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.catalogue.TermForm;
import org.tremplin.catalogue.Terms;
import org.tremplin.employment.Employment;
import org.tremplin.employment.StepForm;
import org.tremplin.enrolment.Attending;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.EnrolmentRow;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.PlaceRow;
import org.tremplin.enrolment.intake.Intakes;
import org.tremplin.enrolment.levels.Assessment;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.novelty.Novelties;
import org.tremplin.people.Duplicates;
import org.tremplin.people.People;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.PersonRow;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.Resemblance;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
import org.tremplin.progress.certificates.Certificates;
import org.tremplin.reporting.Reports;

/** Two files of one woman become one, with every row of every table, and two again. */
@InContainer
class MergesIT {
    private static final MarkValue PRESENT = new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null);
    private static final MarkValue ABSENT = new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null);

    private static final List<String> SYLLABLES =
            List.of("ba", "ka", "la", "ma", "na", "ra", "sa", "ta", "fa", "bu", "ku", "lu", "mu", "nu", "ru", "su");

    @Inject
    private Cast cast;

    @Inject
    private Novelties novelties;

    @Inject
    private People people;

    @Inject
    private PeopleSearch search;

    @Inject
    private Merges merges;

    @Inject
    private Duplicates duplicates;

    @Inject
    private PersonRows rows;

    @Inject
    private PersonSchema schema;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Signatures signatures;

    @Inject
    private Seals seals;

    @Inject
    private SealChecks sealChecks;

    @Inject
    private Certificates certificates;

    @Inject
    private Reports reports;

    @Inject
    private Accounts accounts;

    @Inject
    private Sessions sessions;

    @Inject
    private MarkImport markImport;

    @Inject
    private Terms terms;

    @Inject
    private SessionQueries queries;

    @Inject
    private Employment employment;

    @Inject
    private Intakes intakes;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    @Resource
    private ManagedExecutorService executor;

    private LocalDate today;
    private long known;
    private long twin;
    private long own;
    private long both;
    private long alone;
    private long together;
    private String phone;

    /** The twin has a group of her own, and one that both are in; there the known one was noted absent by mistake. */
    @BeforeEach
    void amina_is_written_down_twice() throws Exception {
        cast.become(Role.ADMINISTRATOR);
        accounts.create("d" + Cast.unique(), "Quelqu'un", "un mot de passe", Set.of(Role.TRAINER), Set.of(), null);
        terms.save(Terms.Kind.PROGRAMME, TermForm.programme("Dispositif " + Cast.unique(), "Région", null));
        cast.become(Role.COORDINATOR);
        today = cast.today();
        String family = Cast.unique()
                .chars()
                .mapToObj(digit -> SYLLABLES.get(Character.digit(digit, 16)))
                .collect(Collectors.joining());
        known = people.register(cast.details("Amina", family, null));
        phone = "+3247%07d".formatted(next++ % 10_000_000);
        twin = people.register(cast.details("Amina", family, phone));
        own = cast.group(5);
        both = cast.group(5);
        enrolments.enrol(twin, own);
        enrolments.enrol(known, both);
        enrolments.enrol(twin, both);
        alone = cast.session(own, today);
        together = cast.session(both, today);
        mark(alone, twin, PRESENT);
        mark(together, known, ABSENT);
        mark(together, twin, PRESENT);
        signatures.sign(alone, twin, "M1,1L2,2", Instant.parse("2026-03-03T10:00:00Z"));
        certificates.issueForPerson(twin, today, today);
        for (String row : Planted.ROWS) {
            insert(row);
        }
        for (String row : List.of(
                "trainer_leave (id, version, person_id, starts_on, ends_on) values (%1$d, 0, %2$d, '2031-01-01', '2031-01-02')",
                "session_trainer (session_id, person_id) values (" + together + ", %2$d)",
                "session_trainer (session_id, person_id) values (" + together + ", " + known + ")",
                "target (id, version, person_id, programme_id, required, starts_on, due_on) select %1$d, 0, %2$d, min(id), 400,"
                        + " '2026-01-01', '2027-04-30' from programme",
                "funder_snapshot (id, version, target_id, moment, on_date, answers) select %1$d, 0, id, 'ENTRY', '2026-01-02', '[]'"
                        + " from target where person_id = %2$d")) {
            insert(row);
        }
    }

    private static long next = 900_000_000;

    private void insert(String row) throws SQLException {
        cast.alter("insert into " + row.formatted(next++, twin, "…", own, alone));
    }

    private void mark(long session, long person, MarkValue value) {
        attendance.mark(session, new MarkCommand(person, value, last(session, person), true, null, "essai"));
    }

    private long merge() {
        return merges.merge(known, version(known), twin, version(twin));
    }

    private long version(long person) {
        return people.view(person).version();
    }

    /** Every row that names either of them, by table, without versions. */
    @SuppressWarnings("unchecked")
    private Map<String, List<String>> everything() {
        Map<String, List<String>> all = new TreeMap<>();
        for (PersonSchema.Reference reference : schema.references()) {
            if (!List.of("person_merge", "person_distinct").contains(reference.table())) {
                List<String> columns = entities.createNativeQuery(
                                "select column_name from information_schema.columns where table_schema = database()"
                                        + " and table_name = ?1 and column_name <> 'version' order by 1")
                        .setParameter(1, reference.table())
                        .getResultList();
                List<Object[]> found = entities.createNativeQuery("select 1, " + String.join(", ", columns) + " from "
                                + reference.table() + " where " + reference.column() + " in (?1, ?2)")
                        .setParameter(1, known)
                        .setParameter(2, twin)
                        .getResultList();
                all.computeIfAbsent(reference.table(), table -> new ArrayList<>())
                        .addAll(found.stream().map(Arrays::toString).sorted().toList());
            }
        }
        all.put(
                "moves",
                entities.createNativeQuery("""
                        select concat_ws(' ', m.id, m.enrolment_id, m.to_status, m.reason, m.moved_at, m.on_day, m.account_id)
                        from enrolment_move m join enrolment e on e.id = m.enrolment_id where e.person_id in (?1, ?2) order by 1""")
                        .setParameter(1, known)
                        .setParameter(2, twin)
                        .getResultList());
        all.put(
                "people",
                entities.createNativeQuery(
                                "select concat_ws(' ', id, given_name, family_name, phone, merged_into) from person where id in (?1, ?2)"
                                        + " order by id")
                        .setParameter(1, known)
                        .setParameter(2, twin)
                        .getResultList());
        return all;
    }

    private long later(long group) {
        return sessions.plan(Cast.at(group, today, LocalTime.of(13, 0), LocalTime.of(14, 0), null, Set.of()));
    }

    private List<String> tablesOf(long person) {
        return schema.references().stream()
                .filter(r -> !r.table().equals("person_merge"))
                .filter(r -> !rows.keys(r, person).isEmpty())
                .map(Object::toString)
                .toList();
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void every_row_follows_and_comes_back() {
        novelties.tell(twin, today, "dit à l’une des deux");
        Map<String, List<String>> before = everything();
        // whoever adds a table about people adds a row to this test: nothing is untested because it is empty
        assertThat(before.entrySet().stream()
                        .filter(t -> t.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .isSubsetOf("account", "person");
        long merge = merge();
        assertThat(tablesOf(twin)).isEmpty();
        assertThat(everything().get("enrolment")).hasSize(2);
        merges.undo(merge);
        assertThat(everything()).isEqualTo(before);
        refused(() -> merges.undo(merge), PersonRefusal.MERGE_UNDONE);
    }

    @Test
    void the_one_that_stays_learns_what_only_the_other_knew_and_the_other_is_not_found_any_more() {
        String code = people.view(twin).code();
        merge();
        assertThat(people.view(known).details().phone()).isEqualTo(phone);
        assertThat(people.view(known).roles()).contains(Person.Role.VOLUNTEER);
        assertThatThrownBy(() -> people.view(twin)).isInstanceOf(Missing.class);
        assertThat(people.idsOf(List.of(code))).containsValue(known);
        assertThat(merges.ofPerson(known)).singleElement().returns(code, MergeRow::code);
    }

    @Test
    void of_two_marks_the_longer_presence_is_hers_and_of_two_places_one() {
        merge();
        assertThat(rollCalls.open(together).people())
                .singleElement()
                .returns(AttendanceMark.Status.PRESENT, p -> p.mark().status());
        assertThat(rollCalls.history(together, known)).hasSize(2);
        assertThat(rollCalls.history(together, known).get(0).status())
                .as("what she is noted as now is the last line")
                .isEqualTo(AttendanceMark.Status.PRESENT);
        assertThat(places.ofPerson(known)).hasSize(2).allMatch(place -> place.status() == Enrolment.Status.ENROLLED);
        assertThat(places.historyOf(known)).hasSize(3);
    }

    @Test
    void she_is_one_of_the_different_people_and_two_again() {
        mark(together, known, PRESENT);
        long two = reports.figures(today, today).total().people();
        long merge = merge();
        assertThat(reports.figures(today, today).total().people()).isEqualTo(two - 1);
        merges.undo(merge);
        assertThat(reports.figures(today, today).total().people()).isEqualTo(two);
    }

    @Test
    void a_sealed_sheet_says_so_and_stays_whole() {
        seals.seal(alone);
        long merge = merge();
        cast.become(Role.ADMINISTRATOR);
        assertThat(sealChecks.verify()).noneMatch(broken -> broken.session() == alone);
        cast.become(Role.COORDINATOR);
        merges.undo(merge);
        cast.become(Role.ADMINISTRATOR);
        assertThat(sealChecks.verify()).noneMatch(broken -> broken.session() == alone);
        assertThat(((Number) entities.createNativeQuery("select count(*) from attendance_seal where session_id = ?1")
                                .setParameter(1, alone)
                                .getSingleResult())
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void a_tap_that_a_phone_still_had_for_the_other_is_hers() {
        merge();
        long later = later(both);
        attendance.mark(
                later,
                new MarkCommand(
                        twin,
                        PRESENT,
                        0,
                        false,
                        null,
                        null,
                        new PhoneTap("00000000-0000-4000-8000-" + "%012d".formatted(next++), null, true, false)));
        assertThat(rollCalls.open(later).people())
                .singleElement()
                .returns(known, p -> p.person())
                .returns(AttendanceMark.Status.PRESENT, p -> p.mark().status());
    }

    @Test
    void the_histories_that_both_have_in_one_session_follow_each_other_and_are_two_again() {
        int own = rollCalls.history(together, known).size();
        int hers = rollCalls.history(together, twin).size();
        assertThat(hers).isPositive();
        long merge = merge();
        assertThat(rollCalls.history(together, known)).hasSize(own + hers);
        assertThat(rollCalls.history(together, twin)).isEmpty();
        merges.undo(merge);
        assertThat(rollCalls.history(together, known)).hasSize(own);
        assertThat(rollCalls.history(together, twin)).hasSize(hers);
    }

    @Test
    void the_number_of_a_line_is_given_once_whatever_is_merged_and_parted() {
        Map<List<Long>, Set<Long>> given = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            long merge = merge();
            for (long session : List.of(alone, together)) {
                // what a phone saw while they were one, under either name
                given.computeIfAbsent(List.of(session, known), k -> new TreeSet<>())
                        .add(last(session, known));
                given.computeIfAbsent(List.of(session, twin), k -> new TreeSet<>())
                        .add(last(session, known));
            }
            merges.undo(merge);
            for (long session : List.of(alone, together)) {
                for (long person : List.of(known, twin)) {
                    for (MarkValue value : List.of(PRESENT, ABSENT)) {
                        long before = last(session, person);
                        mark(session, person, value);
                        long line = last(session, person);
                        if (line == before && value == PRESENT) {
                            continue; // said already
                        }
                        assertThat(given.get(List.of(session, person)))
                                .as("%d: %s of %s", i, person == known ? "hers" : "the twin's", session)
                                .allMatch(seen -> seen < line);
                        given.get(List.of(session, person)).add(line);
                    }
                }
            }
        }
    }

    private long last(long session, long person) {
        return rollCalls.open(session).people().stream()
                .filter(p -> p.person() == person)
                .mapToLong(p -> p.mark().version())
                .findFirst()
                .orElse(0);
    }

    @Test
    void what_came_since_stays_where_it_is() {
        long merge = merge();
        long later = later(own);
        mark(later, known, PRESENT);
        merges.undo(merge);
        assertThat(rollCalls.history(later, known)).hasSize(1);
        assertThat(rollCalls.history(alone, twin)).isNotEmpty();
    }

    @Test
    void a_session_that_lasts_another_time_meanwhile_invents_no_attendance() throws Exception {
        mark(alone, twin, new MarkValue(AttendanceMark.Status.PRESENT, 100, 60, null));
        for (int minutes : List.of(60, 240, 180)) {
            long merge = merge();
            cast.become(Role.COORDINATOR);
            retime(alone, minutes);
            retime(together, minutes);
            merges.undo(merge);
            assertThat(marks(together)).containsExactly("ABSENT 0", "PRESENT " + minutes);
            assertThat(marks(alone)).containsExactly("PRESENT " + Math.max(0, minutes - 160));
        }
    }

    private void retime(long session, int minutes) {
        SessionForm form = queries.view(session).form();
        sessions.plan(new PlanSession(
                session,
                form.version(),
                form.group(),
                form.date(),
                form.startsAt(),
                form.startsAt().plusMinutes(minutes),
                null,
                Set.of(),
                "essai"));
    }

    @SuppressWarnings("unchecked")
    private List<String> marks(long session) {
        return entities.createNativeQuery(
                        "select concat(status, ' ', minutes) from attendance_mark where session_id = ?1 and person_id in (?2, ?3)"
                                + " order by person_id = ?3, 1")
                .setParameter(1, session)
                .setParameter(2, known)
                .setParameter(3, twin)
                .getResultList();
    }

    /** Every pair of the life cycle in both directions, and histories at random: a group for each, one merge for all. */
    @Test
    void of_two_places_the_further_is_hers_who_was_on_either_list_was_on_it_and_both_come_back() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Enrolment.Status[] all = Enrolment.Status.values();
        Map<Long, List<Enrolment.Status>> pairs = new TreeMap<>();
        long third = cast.person("Blaise", "Complet");
        for (int i = 0; i < all.length * all.length * 2; i++) {
            Enrolment.Status one = all[i / all.length % all.length];
            Enrolment.Status other = all[i % all.length];
            long group = next++;
            cast.alter(
                    ("insert into activity_group (id, code, activity_id, site_id, title, capacity, starts_on, ends_on, opening)"
                                    + " select %1$d, 'G%1$d', activity_id, site_id, 'G%1$d', 1, starts_on, ends_on, opening from activity_group"
                                    + " where id = " + own)
                            .formatted(group));
            // somebody has the only place: the round of the waiting lists offers none of them another while we look
            live(third, group, Enrolment.Status.ENROLLED, random);
            live(known, group, one, random);
            live(twin, group, other, random);
            pairs.put(group, List.of(one, other));
        }
        Map<String, List<String>> before = everything();
        Map<Long, Set<String>> hers = daysOnList(known);
        daysOnList(twin)
                .forEach((group, days) -> hers.merge(group, days, (a, b) -> {
                    Set<String> union = new TreeSet<>(a);
                    union.addAll(b);
                    return union;
                }));
        long merge = merge();
        assertThat(daysOnList(known)).as("seed " + seed).isEqualTo(hers);
        pairs.forEach((group, pair) -> {
            boolean bothLive = pair.get(0).live() && pair.get(1).live();
            List<Enrolment.Status> expected = bothLive
                    ? List.of(FURTHEST.indexOf(pair.get(0)) < FURTHEST.indexOf(pair.get(1)) ? pair.get(0) : pair.get(1))
                    : pair;
            assertThat(statuses(group)).as(pair + ", seed " + seed).containsExactlyInAnyOrderElementsOf(expected);
        });
        merges.undo(merge);
        assertThat(everything()).as("seed " + seed).isEqualTo(before);
    }

    @Test
    void an_offer_that_the_list_makes_during_a_merge_is_hers() throws Exception {
        long group = cast.group(1);
        long before = cast.person("Première", "Liste");
        enrolments.enrol(before, group);
        enrolments.enrol(twin, group);
        enrolments.enrol(known, group);
        PlaceRow place = places.ofPerson(before).get(0);
        long keptAt = version(known);
        long goneAt = version(twin);
        Future<Long> merge = cast.meanwhile(
                () -> {
                    enrolments.move(place.id(), place.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.OTHER);
                    entities.flush();
                },
                cast.as(Role.COORDINATOR, () -> merges.merge(known, keptAt, twin, goneAt)));
        long made = merge.get();
        assertThat(statuses(group)).containsExactly(Enrolment.Status.OFFERED);
        merges.undo(made);
        assertThat(statuses(group)).containsExactlyInAnyOrder(Enrolment.Status.OFFERED, Enrolment.Status.WAITING);
    }

    @Test
    void the_name_in_latin_letters_follows_with_what_it_is_looked_for_by_and_comes_back() {
        PersonDetails plain = people.view(twin).details();
        String latin = "Ming" + Cast.unique() + " Wang";
        people.change(twin, version(twin), called(plain, latin));
        String before = folded(known);
        assertThat(before).doesNotContain(Folding.name(latin));
        long merge = merge();
        assertThat(people.view(known).details().latinName()).isEqualTo(latin);
        assertThat(found(latin)).containsExactly(known);
        merges.undo(merge);
        assertThat(people.view(known).details().latinName()).isNull();
        assertThat(people.view(twin).details().latinName()).isEqualTo(latin);
        assertThat(folded(known)).isEqualTo(before);
        assertThat(found(latin)).containsExactly(twin);

        people.change(known, version(known), called(people.view(known).details(), "Amina L."));
        merge();
        assertThat(people.view(known).details().latinName())
                .as("what she said herself stays")
                .isEqualTo("Amina L.");
        assertThat(found(latin)).isEmpty();
    }

    private static PersonDetails called(PersonDetails plain, String latin) {
        return new PersonDetails(
                plain.familyName(),
                plain.givenName(),
                plain.sex(),
                plain.birthDate(),
                plain.nationality(),
                plain.firstLanguage(),
                plain.schooling(),
                plain.phone(),
                plain.email(),
                plain.municipality(),
                plain.enteredOn(),
                plain.site(),
                plain.birthYear(),
                plain.phoneNote(),
                latin);
    }

    private List<Long> found(String name) {
        return search.list(name, null, false, new Slice("name", false, 1, 50)).rows().stream()
                .map(PersonRow::id)
                .toList();
    }

    private String folded(long person) {
        return (String) entities.createNativeQuery("select folded_name from person where id = ?1")
                .setParameter(1, person)
                .getSingleResult();
    }

    private static final List<Enrolment.Status> FURTHEST = List.of(
            Enrolment.Status.ENROLLED,
            Enrolment.Status.SUSPENDED,
            Enrolment.Status.OFFERED,
            Enrolment.Status.WAITING,
            Enrolment.Status.REQUESTED);

    /** An enrolment that came to be in this state by moves that the life cycle allows. */
    private void live(long person, long group, Enrolment.Status status, Random random) throws SQLException {
        List<Enrolment.Status> moves = new ArrayList<>(List.of(Enrolment.Status.REQUESTED));
        boolean in = !List.of(Enrolment.Status.REQUESTED, Enrolment.Status.WAITING, Enrolment.Status.OFFERED)
                .contains(status);
        if (status == Enrolment.Status.OFFERED || status == Enrolment.Status.WAITING || random.nextBoolean() && in) {
            moves.add(Enrolment.Status.WAITING);
        }
        if (status == Enrolment.Status.OFFERED) {
            moves.add(Enrolment.Status.OFFERED);
        }
        int began = moves.size();
        if (in) {
            moves.add(Enrolment.Status.ENROLLED);
            for (int i = random.nextInt(3); i > 0; i--) {
                moves.addAll(List.of(Enrolment.Status.SUSPENDED, Enrolment.Status.ENROLLED));
            }
            if (status != Enrolment.Status.ENROLLED && (status == Enrolment.Status.SUSPENDED || random.nextBoolean())) {
                moves.add(Enrolment.Status.SUSPENDED);
            }
            if (!status.live()) {
                moves.add(status);
            }
        }
        LocalDate day = today.minusDays(60).plusDays(random.nextInt(20));
        LocalDate requested = day;
        List<String> lines = new ArrayList<>();
        LocalDate enrolled = null;
        long id = next++;
        for (int i = 0; i < moves.size(); i++) {
            if (i == began) {
                // what a file brings along began before it was noted
                enrolled = random.nextInt(3) == 0 ? day.minusDays(random.nextInt(15)) : day;
            }
            lines.add("(%d, 0, %d, '%s', '%s 10:%02d:00', '%4$s')".formatted(next++, id, moves.get(i), day, i));
            if (i < moves.size() - 1) {
                day = day.plusDays(random.nextInt(8));
            }
        }
        String passed = status == Enrolment.Status.WAITING && random.nextBoolean() ? "'" + day + "'" : "null";
        cast.alter(
                ("insert into enrolment (id, version, person_id, group_id, status, requested_on, enrolled_on, ended_on, end_reason,"
                                + " offered_until, passed_on) values (%d, 0, %d, %d, '%s', '%s', %s, %s, %s, %s, %s)")
                        .formatted(
                                id,
                                person,
                                group,
                                status,
                                requested,
                                in ? "'" + enrolled + "'" : "null",
                                status.live() ? "null" : "'" + day + "'",
                                status == Enrolment.Status.WITHDRAWN ? "'JOB'" : "null",
                                status == Enrolment.Status.OFFERED ? "'2031-01-01 10:00:00'" : "null",
                                passed));
        cast.alter("insert into enrolment_move (id, version, enrolment_id, to_status, moved_at, on_day) values "
                + String.join(", ", lines));
    }

    @SuppressWarnings("unchecked")
    private Map<Long, Set<String>> daysOnList(long person) {
        List<Object[]> rows = entities.createNativeQuery(
                        ("with recursive days (day) as (select cast(?2 as date) union all"
                                        + " select date_add(day, interval 1 day) from days where day < ?3)"
                                        + " select distinct x.group_id, d.day from enrolment x join days d on %s where x.person_id = ?1")
                                .formatted(Attending.sql("x", "d.day")))
                .setParameter(1, person)
                .setParameter(2, java.sql.Date.valueOf(today.minusDays(80)))
                .setParameter(3, java.sql.Date.valueOf(today.plusDays(5)))
                .getResultList();
        Map<Long, Set<String>> days = new TreeMap<>();
        rows.forEach(row -> days.computeIfAbsent(((Number) row[0]).longValue(), group -> new TreeSet<>())
                .add(row[1].toString()));
        return days;
    }

    @SuppressWarnings("unchecked")
    private List<Enrolment.Status> statuses(long group) {
        return ((List<String>) entities.createNativeQuery(
                                "select status from enrolment where group_id = ?1 and person_id in (?2, ?3)")
                        .setParameter(1, group)
                        .setParameter(2, known)
                        .setParameter(3, twin)
                        .getResultList())
                .stream().map(Enrolment.Status::valueOf).toList();
    }

    @Test
    void a_place_that_somebody_else_got_meanwhile_is_not_given_twice() throws Exception {
        cast.alter("update activity_group set capacity = 2 where id = " + both);
        long waiting = cast.person("Suivante", "Liste");
        enrolments.enrol(waiting, both);
        long merge = merge();
        somebodyLooksIn();
        assertThat(places.places(both).taken()).isEqualTo(2);
        merges.undo(merge);
        assertThat(places.ofPerson(waiting))
                .as("an offer that the list made is taken back")
                .singleElement()
                .returns(Enrolment.Status.WAITING, place -> place.status());
        long again = merge();
        somebodyLooksIn();
        PlaceRow offered = places.ofPerson(waiting).get(0);
        enrolments.move(offered.id(), offered.version(), Enrolment.Status.ENROLLED, null);
        assertThatThrownBy(() -> merges.undo(again)).isInstanceOf(Refused.class).hasMessageContaining("GROUP_FULL");
    }

    /** Asks for a place and lets it be: with that the list is moved on. */
    private void somebodyLooksIn() {
        long passing = cast.person("Passante", "Liste");
        enrolments.enrol(passing, both);
        PlaceRow place = places.ofPerson(passing).get(0);
        enrolments.move(place.id(), place.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.OTHER);
    }

    @Test
    void a_mark_made_since_stays_and_a_place_made_since_is_ended_first() throws Exception {
        cast.alter("update enrolment set status = 'SUSPENDED' where person_id = " + twin + " and group_id = " + both);
        long merge = merges.merge(twin, version(twin), known, version(known));
        EnrolmentRow place = places.ofGroup(both).get(0);
        enrolments.move(place.id(), place.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.JOB);
        enrolments.enrol(twin, both);
        cast.alter("delete from attendance_mark where session_id = " + together);
        mark(together, twin, PRESENT);
        refused(() -> merges.undo(merge), PersonRefusal.MERGE_OVERTAKEN);
        place = places.ofGroup(both).get(0);
        enrolments.move(place.id(), place.version(), Enrolment.Status.WITHDRAWN, Enrolment.EndReason.JOB);
        merges.undo(merge);
        assertThat(marks(together)).containsExactly("ABSENT 0", "PRESENT 180");
    }

    @Test
    void merges_into_one_file_are_undone_the_last_first() {
        long third = people.register(cast.details("Amina", "Encore", null));
        long first = merge();
        long second = merges.merge(known, version(known), third, version(third));
        refused(() -> merges.undo(first), PersonRefusal.MERGE_NOT_LAST);
        merges.undo(second);
        merges.undo(first);
    }

    @Test
    void a_third_file_may_follow_and_all_are_parted_in_the_opposite_order() {
        long third = people.register(cast.details("Amina", "Encore", null));
        long first = merges.merge(twin, version(twin), third, version(third));
        long second = merge();
        assertThat(people.mergedInto(third)).isEqualTo(known);
        merges.undo(second);
        assertThat(people.mergedInto(third)).isEqualTo(twin);
        merges.undo(first);
        assertThat(people.mergedInto(third)).isNull();
    }

    @Test
    void what_cannot_be_merged_is_refused() {
        refused(() -> merges.merge(known, 0, known, 0), PersonRefusal.MERGE_WITH_ITSELF);
        assertThatThrownBy(() -> merges.merge(known, version(known) + 1, twin, version(twin)))
                .isInstanceOf(ChangedMeanwhile.class);
        cast.become(Role.ADMINISTRATOR);
        accounts.create("k" + Cast.unique(), "Amina", "un mot de passe", Set.of(Role.LEARNER), Set.of(), known);
        accounts.create("t" + Cast.unique(), "Amina", "un mot de passe", Set.of(Role.LEARNER), Set.of(), twin);
        refused(this::merge, PersonRefusal.TWO_ACCOUNTS);
        cast.become(Role.COUNSELLOR);
        assertThatThrownBy(() -> merges.merge(known, 0, twin, 0)).isInstanceOf(Missing.class);
    }

    @Test
    void who_does_not_reach_them_neither_merges_parts_nor_reads_what_was_merged() throws Exception {
        long merge = merge();
        cast.alter("update person set site_id = " + Cast.HEAD_OFFICE + " where id in (" + known + ", " + twin + ")");
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        assertThatThrownBy(() -> merges.ofPerson(known)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> merges.undo(merge)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> merges.merge(known, 0, twin, 0)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> merges.tellApart(known, twin)).isInstanceOf(Missing.class);
    }

    @Test
    void files_of_two_sites_are_merged_and_parted_by_who_reaches_both() throws Exception {
        long there = next++;
        cast.alter("insert into site (id, version, name) values (%1$d, 0, 'Site %1$d')".formatted(there));
        cast.alter("update person set site_id = " + Cast.HEAD_OFFICE + " where id = " + known);
        cast.alter("update person set site_id = " + there + " where id = " + twin);
        for (long site : List.of(Cast.HEAD_OFFICE, there)) {
            cast.become(Role.COORDINATOR, Set.of(site), null);
            assertThatThrownBy(() -> merges.merge(known, 0, twin, 0)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> merges.merge(twin, 0, known, 0)).isInstanceOf(Missing.class);
        }
        cast.become(Role.COORDINATOR, Set.of(Cast.HEAD_OFFICE, there), null);
        long merge = merge();
        cast.become(Role.COORDINATOR, Set.of(Cast.HEAD_OFFICE), null);
        assertThatThrownBy(() -> merges.undo(merge)).isInstanceOf(Missing.class);
        cast.become(Role.COORDINATOR, Set.of(Cast.HEAD_OFFICE, there), null);
        merges.undo(merge);
    }

    @Test
    void ten_more_rows_cost_no_more_statements() throws Exception {
        long third = people.register(cast.details("Amina", "Troisième", null));
        long fourth = people.register(cast.details("Amina", "Quatrième", null));
        for (int i = 0; i < 12; i++) {
            cast.alter(("insert into trainer_leave (id, version, person_id, starts_on, ends_on) values (%d, 0, %d,"
                            + " '2032-01-%02d', '2032-01-%02d')")
                    .formatted(next++, i < 1 ? third : fourth, i + 1, i + 1));
        }
        long few = cast.statements(() -> merges.merge(known, version(known), third, version(third)));
        assertThat(cast.statements(() -> merges.merge(known, version(known), fourth, version(fourth))))
                .isLessThanOrEqualTo(few);
    }

    @Test
    void nothing_is_written_on_a_file_while_it_goes() throws Exception {
        long fresh = cast.group(5);
        cast.become(Role.COORDINATOR);
        long session = sessions.plan(Cast.at(fresh, today, LocalTime.of(9, 0), LocalTime.of(10, 0), null, Set.of()));
        cast.alter("insert into person_role (person_id, role) values (" + twin + ", 'STAFF')");
        long taught = cast.group(5);
        MarkLine line = new MarkLine(1, session, twin, AttendanceMark.Status.PRESENT, 0, 0, null);
        cast.become(Role.COUNSELLOR);
        long kind = (Long) employment.kinds().get(0).value();
        List<Callable<?>> writers = List.of(
                cast.as(Role.COORDINATOR, () -> enrolments.enrol(twin, fresh)),
                cast.as(Role.COUNSELLOR, () -> employment.save(step(twin, kind, today))),
                cast.as(Role.COORDINATOR, () -> {
                    intakes.assess(twin, Framework.CEFR, Assessment.Kind.CERTIFICATE, Map.of(Skill.LISTENING, "B1"));
                    return null;
                }),
                cast.as(
                        Role.COORDINATOR,
                        () -> sessions.plan(
                                Cast.at(taught, today, LocalTime.of(12, 0), LocalTime.of(13, 0), null, Set.of(twin)))),
                cast.as(Role.ADMINISTRATOR, () -> markImport.importLines(List.of(line), new StoredMarks.Standings())));
        List<Future<?>> written = new ArrayList<>();
        cast.become(Role.COORDINATOR);
        cast.meanwhile(
                () -> {
                    merge();
                    writers.forEach(writer -> written.add(executor.submit(writer)));
                },
                () -> written.get(0).get());
        for (Future<?> one : written) {
            assertThat(one)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableThat()
                    .withCauseInstanceOf(ChangedMeanwhile.class);
        }
        for (PersonSchema.Reference reference : schema.references()) {
            if (!List.of("person_merge", "person_distinct").contains(reference.table())) {
                assertThat(rows.keys(reference, twin)).as(reference.table()).isEmpty();
            }
        }
    }

    /** A tap that says what is noted already writes nothing that would hold the rows by itself. */
    @Test
    void what_a_tap_has_read_stays_so_until_it_is_written() throws Exception {
        List<Boolean> free = new ArrayList<>();
        cast.meanwhile(
                () -> {
                    attendance.mark(alone, new MarkCommand(twin, PRESENT, 0, true, null, null));
                    for (String row : List.of("person where id = " + twin, "months_closed")) {
                        free.add(cast.isFree(row));
                    }
                },
                () -> null);
        assertThat(free).containsExactly(false, false);
    }

    @Test
    void of_two_who_merge_them_at_once_one_does() throws Exception {
        long one = version(known);
        long two = version(twin);
        List<Future<Boolean>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            boolean swapped = i == 1;
            both.add(executor.submit(cast.as(Role.COORDINATOR, () -> {
                try {
                    if (swapped) {
                        merges.merge(twin, two, known, one);
                    } else {
                        merges.merge(known, one, twin, two);
                    }
                    return true;
                } catch (RuntimeException tooLate) {
                    return false;
                }
            })));
        }
        assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void who_is_typed_is_found_whatever_the_order_and_spelling_and_twins_are_proposed_until_told_apart() {
        String family = people.view(known).details().familyName();
        assertThat(duplicates.of(family.toUpperCase(), "Aminah", null, null, 0))
                .extracting(Resemblance::id)
                .contains(known, twin);
        assertThat(duplicates.of("", "", null, phone, known))
                .extracting(Resemblance::id)
                .contains(twin);
        assertThat(duplicates.of("Amina", "", null, null, 0)).isEmpty();
        assertThat(pair()).isTrue();
        merges.tellApart(twin, known);
        assertThat(pair()).isFalse();
        merges.doubt(known, twin);
        assertThat(pair()).isTrue();
        merge();
        assertThat(pair()).isFalse();
    }

    @Test
    void who_was_born_on_another_day_in_another_month_and_year_is_no_twin_of_the_same_name() throws Exception {
        born(known, "1990-04-03");
        born(twin, "1991-05-07");
        cast.alter("update person set phone = null where id = " + twin);
        assertThat(pair()).isFalse();
        // day and month in the other order, and one digit
        born(twin, "1990-03-04");
        assertThat(pair()).isTrue();
        born(twin, "1980-04-03");
        assertThat(pair()).isTrue();
        // one name, one telephone: a slip is likelier than two people
        born(twin, "1991-05-07");
        cast.alter("update person set phone = '" + phone + "' where id in (" + known + ", " + twin + ")");
        assertThat(pair()).isTrue();
    }

    private void born(long person, String day) throws SQLException {
        cast.alter("update person set birth_date = '" + day + "' where id = " + person);
    }

    @Test
    void files_that_are_older_than_the_keys_get_theirs() throws Exception {
        cast.alter("update person set name_key = null, folded_name = null where id in (" + known + ", " + twin + ")");
        assertThat(pair()).isFalse();
        long last = duplicates.fillKeys(Math.min(known, twin) - 1);
        assertThat(last).isEqualTo(Math.max(known, twin));
        assertThat(duplicates.fillKeys(last)).isZero();
        assertThat(pair()).isTrue();
    }

    @Test
    void a_pair_is_found_among_many_who_were_born_on_the_same_day() throws Exception {
        String day = "1931-" + (1 + known % 12) + "-" + (1 + known % 28);
        String name = "Zuzi" + Cast.unique();
        long one = cast.person("Blessing", name);
        long other = cast.person("Blessing Chidinma", name + " Eze");
        StringBuilder born = new StringBuilder(one + ", " + other);
        for (String family : List.of(
                "Warsame",
                "Mukendi",
                "Liu",
                "Traore",
                "Kaya",
                "Haidari",
                "Shinwari",
                "Toure",
                "Saleh",
                "Noori",
                "Boateng",
                "Aydin",
                "Diop",
                "Rahimi",
                "Jama",
                "Azizi",
                "Khan",
                "Kone",
                "Bakr",
                "Popal",
                "Danjuma",
                "Lungu")) {
            born.append(", ").append(cast.person(family.substring(0, 2) + "di", family));
        }
        cast.alter("update person set birth_date = '" + day + "' where id in (" + born + ")");
        assertThat(duplicates.twins())
                .anyMatch(t -> Set.of(t.one().id(), t.other().id()).equals(Set.of(one, other)));
    }

    private boolean pair() {
        return duplicates.twins().stream()
                .anyMatch(t -> Set.of(t.one().id(), t.other().id()).equals(Set.of(known, twin)));
    }

    private static StepForm step(long person, long kind, LocalDate date) {
        StepForm step = new StepForm(person, date);
        step.kind = kind;
        step.employer = "Chez Ada";
        return step;
    }
}
