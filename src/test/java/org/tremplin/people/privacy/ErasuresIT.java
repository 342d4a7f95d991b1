package org.tremplin.people.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.Planted;
import org.tremplin.access.Capability;
import org.tremplin.access.Role;
import org.tremplin.access.accounts.Accounts;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.Seals;
import org.tremplin.attendance.Signatures;
import org.tremplin.attendance.closing.SealChecks;
import org.tremplin.catalogue.CountingRule;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.TermForm;
import org.tremplin.catalogue.Terms;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.novelty.Novelties;
import org.tremplin.people.Duplicates;
import org.tremplin.people.People;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonLine;
import org.tremplin.people.PersonRefusal;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.merging.Merges;
import org.tremplin.people.privacy.ErasurePlan.Outcome;
import org.tremplin.platform.Language;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Texts;
import org.tremplin.progress.certificates.Certificates;
import org.tremplin.progress.funding.ProgrammeHours;
import org.tremplin.progress.funding.Targets;
import org.tremplin.reporting.EmploymentReports;
import org.tremplin.reporting.Reports;

/** Somebody asks to be forgotten, or was not seen for years. */
@InContainer
class ErasuresIT {
    private static final long MALADIE = 31;
    private static long next = 950_000_000;

    @Inject
    private Cast cast;

    @Inject
    private Novelties novelties;

    @Inject
    private People people;

    @Inject
    private PeopleSearch search;

    @Inject
    private Erasures erasures;

    @Inject
    private Retention retention;

    @Inject
    private NightRound night;

    @Inject
    private Merges merges;

    @Inject
    private PersonFiles files;

    @Inject
    private Duplicates duplicates;

    @Inject
    private PersonRows rows;

    @Inject
    private PersonSchema schema;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Attendance attendance;

    @Inject
    private Seals seals;

    @Inject
    private SealChecks sealChecks;

    @Inject
    private Signatures signatures;

    @Inject
    private Certificates certificates;

    @Inject
    private Accounts accounts;

    @Inject
    private Reports reports;

    @Inject
    private EmploymentReports employmentReports;

    @Inject
    private Targets targets;

    @Inject
    private Terms terms;

    @Inject
    private CountingRules rules;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    private LocalDate today;
    private LocalDate born;
    private String mark;
    private String phone;
    private long person;
    private long group;
    private long session;
    private long before;

    /** Her name, birth date and telephone are nobody else's, so that they can be looked for everywhere. */
    @BeforeEach
    void zephyrine_is_known_by_every_table() throws SQLException {
        cast.become(Role.ADMINISTRATOR);
        today = cast.today();
        mark = "Zephyrine" + Cast.unique();
        born = LocalDate.of(1851, 2, 3).plusDays(next++ % 300);
        phone = "+3249%07d".formatted(next++ % 10_000_000);
        person = people.register(new PersonDetails(
                "Nom" + mark,
                mark,
                Person.Sex.F,
                born,
                "ER",
                "ti",
                Person.Schooling.NEVER,
                phone,
                mark + "@example.org",
                "Lieu" + mark,
                today,
                Cast.HEAD_OFFICE));
        cast.alter(
                ("update person set street = '%1$s', emergency_name = '%1$s', emergency_phone = '+32', languages = 'ti',"
                                + " contact_by = 'SMS', keep_until = '2031-01-01', keep_reason = '%1$s' where id = "
                                + person)
                        .formatted(mark));
        accounts.create(mark, mark, "un mot de passe", Set.of(Role.LEARNER), Set.of(), person);
        cast.become(Role.COORDINATOR);
        group = cast.group(5);
        enrolments.enrol(person, group);
        before = cast.session(group, today);
        mark(before, new MarkValue(AttendanceMark.Status.PRESENT, 5, 0, null));
        cast.alter("update session set on_date = on_date - interval 1 year where id = " + before);
        session = cast.session(group, today);
        mark(session, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
        signatures.sign(session, person, "M1,1L2,2", Instant.parse("2026-03-03T10:00:00Z"));
        long twin = people.register(cast.details(mark, "Encore" + mark, null));
        for (long leaves : new long[] {person, twin}) {
            cast.alter(
                    "insert into trainer_leave (id, version, person_id, starts_on, ends_on, note) values (%d, 0, %d, '2031-01-01',"
                                    .formatted(next++, leaves)
                            + " '2031-01-02', '" + mark + "')");
        }
        merges.merge(person, version(), twin, people.view(twin).version());
        long other = people.register(cast.details("Autre", "Personne", null));
        merges.tellApart(person, other);
        for (String row : Planted.ROWS) {
            cast.alter("insert into " + row.formatted(next++, person, mark, group, session));
        }
        cast.alter(
                "insert into session_log (id, version, session_id, done, next_time, written_at) values (%d, 0, %d, '%3$s NOM%3$s a lu.',"
                                .formatted(next++, session, mark)
                        + " 'Téléphoner au " + phone + "', now(6))");
    }

    private void mark(long in, MarkValue value) {
        attendance.mark(in, new MarkCommand(person, value, 0, true, null, null));
    }

    private long version() {
        return people.view(person).version();
    }

    private LocalDate erase() {
        return erasures.erase(person, version());
    }

    private void prove() throws SQLException {
        cast.become(Role.COORDINATOR);
        seals.seal(session);
        certificates.issueForPerson(person, today, today);
        long programme = programme();
        cast.alter(
                "insert into target (id, version, person_id, programme_id, required, starts_on, due_on) values (%d, 0, %d, %d,"
                                .formatted(next + 1, person, programme)
                        + " 400, '2026-01-01', '2027-04-30')");
        cast.alter(
                "insert into funder_snapshot (id, version, target_id, moment, on_date, answers) values (%d, 0, %d, 'ENTRY', '2026-01-02',"
                                .formatted(next + 2, next + 1)
                        + " '[{\"question\":\"Projet\",\"answer\":\"" + mark + "\"}]')");
        next += 3;
    }

    private long programme() {
        String title = "Dispositif " + Cast.unique();
        terms.save(Terms.Kind.PROGRAMME, TermForm.programme(title, "Région", null));
        return count("select id from programme where title = '" + title + "'");
    }

    /** Where the whole database says something: every text in every table, and every day. */
    @SuppressWarnings("unchecked")
    private List<String> said(String words) {
        List<Object[]> columns = entities.createNativeQuery("""
                        select c.table_name, c.column_name, c.data_type from information_schema.columns c
                        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = database() and t.table_type = 'BASE TABLE'
                          and (c.character_maximum_length >= 6 or c.data_type in ('date', 'longblob'))""").getResultList();
        assertThat(columns).hasSizeGreaterThan(100);
        List<String> found = new ArrayList<>();
        for (Object[] column : columns) {
            Number here = (Number)
                    entities.createNativeQuery("select count(*) from " + column[0] + " where " + column[1] + " like ?1")
                            .setParameter(1, "%" + words + "%")
                            .getSingleResult();
            if (here.longValue() > 0) {
                found.add(column[0] + "." + column[1]);
            }
        }
        return found;
    }

    /** A day that is over, and for which no round was made: one of a day to come would take every test's people. */
    private LocalDate round() {
        LocalDate day = today.minusDays(2);
        while (retention.hasBegun(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    private long count(String query) {
        return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void nothing_of_her_is_left_in_the_whole_database() {
        String code = people.view(person).code();
        novelties.tell(person, cast.today(), "dit à " + mark);
        assertThat(said(mark))
                .contains("person.given_name", "account.login", "person_merge_step.before_it", "notice.text");
        assertThat(schema.references().stream()
                        .filter(r -> rows.keys(r, person).isEmpty())
                        .map(PersonSchema.Reference::table))
                .as("whoever adds a table about people adds a row to this test")
                .isSubsetOf("person_merge", "person_distinct", "certificate", "target");
        assertThat(search.entries(mark, null, false)).hasSize(1);
        assertThat(erase()).isNull();
        assertThat(search.entries(mark, null, false)).as("lists to take along").isEmpty();
        assertThat(search.entries("—", null, false)).as("nor is nobody in one").isEmpty();
        assertThatThrownBy(() -> files.of(person)).isInstanceOf(Missing.class);
        assertThat(duplicates.of(mark, "Nom" + mark, born, phone, 0))
                .as("typed again, she is not found")
                .noneMatch(found -> found.id() == person || found.name().contains(mark));
        assertThat(said(mark)).isEmpty();
        assertThat(said(phone)).isEmpty();
        assertThat(said(code)).isEmpty();
        assertThat(said(born.toString())).isEmpty();
        assertThat(schema.references()).allMatch(r -> rows.keys(r, person).isEmpty());
        assertThatThrownBy(() -> people.view(person)).isInstanceOf(Missing.class);
        assertThat(count(
                        "select count(*) from session_log where done = '— a lu.' and next_time = 'Téléphoner au —' and session_id = "
                                + session))
                .isEqualTo(1);
    }

    @Test
    void figures_stay_what_they_were() {
        LocalDate from = today.minusYears(2);
        var figures = reports.figures(from, today).total();
        var day = reports.figures(today, today).total();
        var groups = reports.groups(today, today);
        cast.become(Role.COUNSELLOR);
        var work = employmentReports.counts(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        cast.become(Role.COORDINATOR);
        var taught = reports.trainers(today, today).stream()
                .map(r -> r.minutesGiven())
                .sorted()
                .toList();
        erase();
        assertThat(reports.figures(today, today).total()).isEqualTo(day);
        assertThat(reports.groups(today, today)).isEqualTo(groups);
        assertThat(reports.trainers(today, today).stream()
                        .map(r -> r.minutesGiven())
                        .sorted()
                        .toList())
                .isEqualTo(taught);
        assertThat(reports.figures(from, today).total()).isEqualTo(figures);
        cast.become(Role.COUNSELLOR);
        assertThat(employmentReports.counts(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
                .isEqualTo(work);
    }

    /** Whatever somebody's history was, every figure of every period is the same before and after. */
    @Test
    void figures_of_any_period_are_equal_before_and_after() throws SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long reason = next++;
        cast.alter(
                "insert into absence_reason (id, code, title, justified, position) values (%1$d, 'm%1$d', 'Motif %1$d', false, 99)"
                        .formatted(reason));
        long programme = programme();
        rules.save(
                programme,
                rules.of(programme).version(),
                new CountingRule(
                        5,
                        CountingRule.Unit.HOUR,
                        CountingRule.Rounding.HUNDREDTH,
                        true,
                        Map.of(MALADIE, 3, reason, 2)));
        List<Long> groups = List.of(group, cast.group(50), cast.group(50));
        List<Long> here = new ArrayList<>();
        for (long of : groups) {
            cast.alter("insert into activity_programme (activity_id, programme_id) select activity_id, " + programme
                    + " from activity_group where id = " + of);
            for (int i = 0; i < 12; i++) {
                long id = next++;
                here.add(id);
                cast.alter(
                        "insert into session (id, code, group_id, on_date, starts_at, ends_at, minutes, status) values (%1$d, 'P%1$d', %2$d, '%3$s', '09:00', '11:00', 120, '%4$s')"
                                .formatted(id, of, day(random), random.nextInt(6) == 0 ? "CANCELLED" : "HELD"));
            }
        }
        for (int i = 0; i < 4; i++) {
            long her = people.register(cast.details("Hasard", mark + i, null));
            for (long of : groups) {
                if (random.nextInt(4) > 0) {
                    enrolSomehow(random, her, of);
                }
            }
            for (long in : here) {
                String how = List.of(
                                "'PRESENT', 0, 0, 120, null",
                                "'PRESENT', 4, 0, 116, null",
                                "'PRESENT', 20, 10, 90, null",
                                "'EXCUSED', 0, 0, 0, 31",
                                "'EXCUSED', 0, 0, 0, " + reason,
                                "'EXCUSED', 0, 0, 0, null",
                                "'ABSENT', 0, 0, 0, null",
                                "")
                        .get(random.nextInt(8));
                if (!how.isEmpty()) {
                    cast.alter(
                            "insert into attendance_mark (id, version, session_id, person_id, status, minutes_late, minutes_left_early, minutes, reason_id) values (%d, 0, %d, %d, %s)"
                                    .formatted(next++, in, her, how));
                }
                if (random.nextInt(5) == 0) {
                    cast.alter("insert into session_trainer (session_id, person_id) values (" + in + ", " + her + ")");
                }
            }
            for (int step = 0; step < 3; step++) {
                cast.alter(
                        "insert into employment_step (id, version, person_id, on_date, kind_id, employer, contract) values (%d, 0, %d, '%s', %d, '%s', 'CDD')"
                                .formatted(next++, her, day(random), 51 + random.nextInt(2), "E" + step % 2));
            }
            List<LocalDate[]> periods = new ArrayList<>();
            for (int p = 0; p < 6; p++) {
                LocalDate one = day(random);
                LocalDate other = day(random);
                periods.add(one.isBefore(other) ? new LocalDate[] {one, other} : new LocalDate[] {other, one});
            }
            List<String> before = figures(programme, periods);
            entities.clear();
            cast.become(Role.COORDINATOR);
            assertThat(erasures.erase(her, people.view(her).version())).isNull();
            assertThat(figures(programme, periods)).as("seed " + seed).isEqualTo(before);
        }
    }

    private LocalDate day(Random random) {
        return today.minusDays(random.nextInt(700));
    }

    private void enrolSomehow(Random random, long her, long of) throws SQLException {
        long enrolment = next++;
        LocalDate from = day(random);
        String end = random.nextBoolean() ? "null" : "'" + from.plusDays(random.nextInt(300)) + "'";
        cast.alter(
                "insert into enrolment (id, version, person_id, group_id, status, requested_on, enrolled_on, ended_on, end_reason) values (%d, 0, %d, %d, '%s', '%s', '%5$s', %6$s, %7$s)"
                        .formatted(
                                enrolment,
                                her,
                                of,
                                end.equals("null") ? "ENROLLED" : "WITHDRAWN",
                                from,
                                end,
                                end.equals("null") ? "null" : "'JOB'"));
        LocalDate turn = from;
        for (int i = 0; i < 4; i++) {
            turn = turn.plusDays(random.nextInt(60));
            cast.alter(
                    "insert into enrolment_move (id, version, enrolment_id, to_status, moved_at, on_day) values (%d, 0, %d, '%s', '%s 12:00:0%d', '%4$s')"
                            .formatted(next++, enrolment, i % 2 == 0 ? "SUSPENDED" : "ENROLLED", turn, i));
        }
    }

    /** All that is counted, without whose names stand beside it. */
    private List<String> figures(long programme, List<LocalDate[]> periods) {
        List<String> all = new ArrayList<>();
        for (LocalDate[] p : periods) {
            cast.become(Role.COORDINATOR);
            all.add(reports.figures(p[0], p[1]).toString());
            all.add(reports.groups(p[0], p[1]).toString());
            all.add(reports.trainers(p[0], p[1]).stream()
                    .map(row -> row.toString().replaceAll("(?:id|title|name)=[^,\\]]*", ""))
                    .sorted()
                    .toList()
                    .toString());
            all.add(targets.ofProgramme(programme, p[0], p[1]).rows().stream()
                    .map(row -> row.count().toString())
                    .sorted()
                    .toList()
                    .toString());
            all.add(targets.ofProgramme(programme, p[0], p[1]).total().toString());
            cast.become(Role.COUNSELLOR);
            all.add(employmentReports.counts(p[0], p[1]).toString());
        }
        return all;
    }

    @Test
    void the_report_of_a_programme_stays_what_it_was() throws SQLException {
        prove();
        long programme = count("select programme_id from target where person_id = " + person);
        cast.alter("insert into activity_programme (activity_id, programme_id) select g.activity_id, " + programme
                + " from activity_group g where g.id = " + group);
        ProgrammeHours before = targets.ofProgramme(programme, today, today);
        assertThat(before.total().attended()).isEqualTo(180);
        erase();
        ProgrammeHours after = targets.ofProgramme(programme, today, today);
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(after.rows()).hasSameSizeAs(before.rows()).allMatch(row -> row.name() == null);
    }

    @Test
    void what_is_left_of_her_presence_says_nothing_of_her_work_nor_of_her_teaching() throws SQLException {
        cast.alter("update attendance_mark set status = 'EXCUSED', minutes = 0, minutes_late = 0, reason_id = "
                + MALADIE + " where session_id = " + before);
        cast.alter("update employment_step set employer = '" + phone + "' where person_id = " + person);
        long step = count("select id from employment_step where person_id = " + person);
        erase();
        assertThat(count("select count(*) from employment_step where id = " + step))
                .isZero();
        step = count("select id from employment_step where employer = '" + phone + "'");
        long now = count("select person_id from attendance_mark where session_id = " + session);
        long then = count("select person_id from attendance_mark where session_id = " + before);
        long taught = count("select person_id from session_trainer where session_id = " + session);
        long worked = count("select person_id from employment_step where id = " + step);
        assertThat(then).isEqualTo(now);
        assertThat(List.of(now, taught, worked)).doesNotHaveDuplicates().doesNotContain(person);
        assertThat(count(
                        "select count(*) from person where id in (%d, %d, %d) and family_name = '—' and given_name = ''"
                                        .formatted(now, taught, worked)
                                + " and nationality is null and first_language is null and schooling is null and sex = 'F'"
                                + " and birth_date = '1850-01-01'"))
                .isEqualTo(3);
        assertThat(count("select count(*) from attendance_mark where session_id = " + before + " and reason_id = "
                        + MALADIE))
                .as("what justifies an absence is counted")
                .isEqualTo(1);
        assertThat(count("select count(*) from employment_step where id = " + step
                        + " and on_date = '2026-01-12' and ends_on is null"))
                .isEqualTo(1);
    }

    @Test
    void the_plan_says_what_happens() {
        ErasurePlan plan = erasures.plan(person);
        assertThat(plan.proofUntil()).isNull();
        assertThat(plan.lines())
                .contains(
                        new ErasurePlan.Line("attendance_mark", 2, Outcome.COUNTED),
                        new ErasurePlan.Line("attendance_change", 2, Outcome.DELETED),
                        new ErasurePlan.Line("enrolment", 1, Outcome.COUNTED),
                        new ErasurePlan.Line("account", 1, Outcome.NAMELESS),
                        new ErasurePlan.Line("session_log", 2, Outcome.BLANKED),
                        new ErasurePlan.Line("person", 2, Outcome.DELETED));
        assertThat(people.view(person)).isNotNull();
    }

    @Test
    void every_table_of_a_plan_has_a_word() {
        for (Language language : List.of(Language.FR, Language.NL, Language.EN)) {
            Texts texts = new Texts(language);
            assertThat(schema.freeTexts())
                    .isNotEmpty()
                    .allMatch(text ->
                            Capability.key(texts, "table." + text.table()).isPresent());
            for (PrivacyRegister.Line line : PrivacyRegister.lines().values()) {
                assertThat(List.of(
                                "table." + line.table(),
                                "data." + line.table(),
                                "about." + line.about(),
                                "purpose." + line.purpose(),
                                "circle." + line.circle(),
                                "kept." + line.kept(),
                                "fate." + line.fate()))
                        .allMatch(key -> Capability.key(texts, key).isPresent());
            }
        }
    }

    @Test
    void a_proof_keeps_the_name_closed_and_goes_when_nobody_may_audit_it_any_more() throws SQLException {
        prove();
        assertThat(erasures.plan(person).lines())
                .contains(
                        new ErasurePlan.Line("attendance_mark", 2, Outcome.KEPT),
                        new ErasurePlan.Line("certificate", 1, Outcome.KEPT),
                        new ErasurePlan.Line("notice", 1, Outcome.DELETED));
        String code = people.view(person).code();
        assertThat(erase()).isEqualTo(LocalDate.of(2037, 12, 31));
        assertThatThrownBy(() -> people.view(person)).isInstanceOf(Missing.class);
        assertThat(said(phone)).isEmpty();
        assertThat(said(mark))
                .containsExactlyInAnyOrder(
                        "person.given_name", "person.family_name", "certificate.name", "funder_snapshot.answers");
        assertThat(retention.closed()).contains(new ClosedRow(code, LocalDate.of(2037, 12, 31)));
        people.importLines(List.of(new PersonLine(code, cast.details("Nouveau", mark, phone), Set.of("telephone"))));
        assertThat(said(phone)).as("a file that is closed is not filled again").isEmpty();
        cast.become(Role.ADMINISTRATOR);
        assertThat(sealChecks.verify()).noneMatch(broken -> broken.session() == session);
        cast.become(Role.COORDINATOR);

        night.make(round());
        assertThat(said(mark)).isNotEmpty();
        String past = " = '2012-05-05'";
        cast.alter("update session set on_date" + past + " where id in (" + session + ", " + before + ")");
        cast.alter("update certificate set issued_at" + past + " where person_id = " + person);
        cast.alter("update target set due_on" + past + ", starts_on" + past + " where person_id = " + person);
        cast.alter("update person set proof_until = '2022-12-31' where id = " + person);
        LocalDate round = round();
        night.make(round);
        assertThat(said(mark)).isEmpty();
        assertThat(schema.references()).allMatch(r -> rows.keys(r, person).isEmpty());
        assertThat(count("select minutes from attendance_mark where session_id = " + session))
                .isEqualTo(180);
        assertThat(retention.nights()).anyMatch(n -> n.day().equals(round) && "person".equals(n.table()));
    }

    @Test
    void her_place_is_offered_to_who_is_next_and_her_account_opens_nothing() throws SQLException {
        cast.alter("update activity_group set capacity = 1 where id = " + group);
        long waiting = cast.person("Suivante", "Liste");
        enrolments.enrol(waiting, group);
        erase();
        assertThat(count("select count(*) from enrolment where status = 'OFFERED' and person_id = " + waiting))
                .isEqualTo(1);
        assertThat(count("select count(*) from account where enabled = true and login = '" + mark + "'"))
                .isZero();
    }

    @Test
    void a_text_about_a_namesake_is_left_alone() {
        people.register(cast.details(mark, "Nom" + mark, null));
        assertThat(erasures.plan(person).namesake()).isTrue();
        erase();
        assertThat(said(mark)).contains("session_log.done", "person.given_name");
    }

    @Test
    void who_may_not_is_told_nothing() {
        for (Role role : List.of(Role.TRAINER, Role.COUNSELLOR, Role.REPORTING)) {
            cast.become(role);
            assertThatThrownBy(() -> erasures.plan(person)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> erasures.erase(person, 0)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> retention.due()).isInstanceOf(Missing.class);
        }
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        assertThatThrownBy(() -> erasures.plan(person)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> erasures.erase(person, 0)).isInstanceOf(Missing.class);
        cast.become(Role.COORDINATOR, Set.of(), person);
        refused(this::erase, PersonRefusal.ERASE_ONESELF);
    }

    @Test
    void what_has_a_term_of_its_own_goes_by_night() throws SQLException {
        String old = "'2012-01-02'";
        cast.alter(
                "insert into sign_up (id, given_name, family_name, phone, language, asked_at) values (%d, '%s', '', '+32', 'fr', %s)"
                        .formatted(next++, mark, old));
        cast.alter(
                "insert into audit_line (at, use_case, subject, outcome) values (" + old + ", '" + mark + "', '', '')");
        cast.alter("update absence_alert set closed_at = " + old + ", outcome = 'OTHER' where person_id = " + person);
        cast.alter("update check_in_code set shown_at = " + old + " where person_id = " + person);
        cast.alter("update session set on_date = " + old + " where id = " + session);
        LocalDate round = round();
        night.make(round);
        assertThat(said(mark))
                .doesNotContain("sign_up.given_name", "audit_line.use_case", "absence_alert.note", "notice.text")
                .contains("person.given_name", "session_log.done");
        assertThat(retention.nights())
                .filteredOn(n -> n.day().equals(round))
                .extracting(NightRow::table)
                .contains("sign_up", "audit_line", "absence_alert", "notice", "check_in_code");
    }

    @Test
    void a_colleagues_account_is_closed_by_who_manages_accounts_alone() {
        cast.become(Role.ADMINISTRATOR);
        long colleague = people.register(cast.details("Collègue", mark, null));
        accounts.create("c" + mark, "Collègue", "un mot de passe", Set.of(Role.TRAINER), Set.of(), colleague);
        cast.become(Role.COORDINATOR);
        assertThatThrownBy(
                        () -> erasures.erase(colleague, people.view(colleague).version()))
                .isInstanceOf(Refused.class)
                .hasMessage("access.refusal.ACCOUNT_OF_COLLEAGUE");
        assertThat(people.view(colleague)).isNotNull();
        cast.become(Role.ADMINISTRATOR);
        erasures.erase(colleague, people.view(colleague).version());
        assertThat(count("select count(*) from account where enabled = true and login = 'c" + mark + "'"))
                .isZero();
    }

    @Test
    void a_file_goes_two_years_after_the_last_contact_unless_somebody_says_why_not() throws SQLException {
        long quiet = people.register(cast.details("Silencieuse", mark, null));
        long kept = people.register(cast.details("Gardée", mark, null));
        String old =
                " set known_since = '2013-01-01', entered_on = '2013-01-01', keep_until = null, keep_reason = null where id in ("
                        + quiet + ", " + kept + ", " + person + ")";
        cast.alter("update person" + old);
        assertThat(retention.due())
                .anyMatch(row -> row.id() == quiet && row.on().equals(LocalDate.of(2015, 1, 2)))
                .noneMatch(row -> row.id() == person);
        refused(() -> retention.keep(kept, people.view(kept).version(), " "), PersonRefusal.KEEP_REASON_MISSING);
        retention.keep(kept, people.view(kept).version(), "reprend en mars");
        LocalDate round = round();
        night.make(round);
        assertThatThrownBy(() -> people.view(quiet)).isInstanceOf(Missing.class);
        assertThat(people.view(kept)).isNotNull();
        assertThat(people.view(person)).isNotNull();
        assertThat(erasures.log()).first().returns(null, ErasureRow::by);
        long again = people.register(cast.details("Encore", mark, null));
        cast.alter("update person set known_since = '2013-01-01', entered_on = '2013-01-01' where id = " + again);
        String told = "select count(*) from audit_line where use_case = 'Retention.begin'";
        long before = count(told);
        night.make(round);
        assertThat(people.view(again)).as("a round is made once").isNotNull();
        assertThat(count(told)).as("and told once").isEqualTo(before).isPositive();
    }
}
