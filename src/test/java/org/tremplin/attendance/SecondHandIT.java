package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbBuilder;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.access.Ui;
import org.tremplin.attendance.AttendanceMark.Status;
import org.tremplin.attendance.RollCallView.Attendee;
import org.tremplin.attendance.closing.Months;
import org.tremplin.attendance.closing.SessionCard;
import org.tremplin.attendance.closing.SessionCards;
import org.tremplin.attendance.facts.FactRound;
import org.tremplin.attendance.hours.SignInSheet;
import org.tremplin.attendance.hours.SignInSheets;
import org.tremplin.attendance.hours.Term;
import org.tremplin.catalogue.ActivityForm;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.catalogue.CountingRule;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.TermForm;
import org.tremplin.catalogue.Terms;
import org.tremplin.employment.Employment;
import org.tremplin.employment.StepForm;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.enrolment.EnrolmentQueries;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.enrolment.PlaceRow;
import org.tremplin.people.People;
import org.tremplin.people.merging.Merges;
import org.tremplin.people.privacy.Erasures;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.PlanSession;
import org.tremplin.planning.SessionForm;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.progress.certificates.CertificateDraft;
import org.tremplin.progress.certificates.CertificateLine;
import org.tremplin.progress.certificates.Certificates;
import org.tremplin.progress.certificates.CertificatesResource;
import org.tremplin.progress.certificates.IssuedCertificates;
import org.tremplin.progress.funding.ProgrammeHours;
import org.tremplin.progress.funding.Targets;
import org.tremplin.reporting.AttendanceRow;
import org.tremplin.reporting.EmploymentCount;
import org.tremplin.reporting.EmploymentReports;
import org.tremplin.reporting.Figures;
import org.tremplin.reporting.FiguresResource;
import org.tremplin.reporting.Reports;

/**
 * Figures by a second hand: a year is lived through at random, and every figure is computed again by loops over the rows of
 * the tables, which share nothing with the product but domain.md. In a year that no other test visits. The seed is said by
 * whatever fails.
 */
@InContainer
class SecondHandIT {
    private static final LocalDate FROM = LocalDate.of(2010, 1, 1);
    private static final LocalDate TO = LocalDate.of(2010, 12, 31);
    private static final LocalDate CLOCK_FORWARD = LocalDate.of(2010, 3, 28);
    private static final LocalDate CLOCK_BACK = LocalDate.of(2010, 10, 31);
    private static final YearMonth CLOSED = YearMonth.of(2010, 4);
    private static final Long[] REASONS = {31L, 32L, null};
    private static final int TOLERANCE = 15;
    private static final int CREDITED_DAYS = 2;
    private static long next = 980_000_000;

    @Inject
    private Cast cast;

    @Inject
    private People people;

    @Inject
    private Merges merges;

    @Inject
    private Erasures erasures;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Terms terms;

    @Inject
    private CountingRules rules;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Enrolments enrolments;

    @Inject
    private EnrolmentQueries places;

    @Inject
    private Employment employment;

    @Inject
    private Attendance attendance;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private SessionCards sessionCards;

    @Inject
    private Seals seals;

    @Inject
    private Months months;

    @Inject
    private ClosedMonths closedMonths;

    @Inject
    private Event<MonthsChanged> changed;

    @Inject
    private SignInSheets sheets;

    @Inject
    private Certificates certificates;

    @Inject
    private IssuedCertificates issued;

    @Inject
    private CertificatesResource papers;

    @Inject
    private Targets targets;

    @Inject
    private Reports reports;

    @Inject
    private FactRound facts;

    @Inject
    private EmploymentReports employmentReports;

    @Inject
    private FiguresResource figures;

    @Inject
    private Ui ui;

    @Resource(lookup = "java:app/tremplin")
    private DataSource database;

    private Random random;
    private String seed;
    private long site;
    private long programme;
    private List<Long> ours;
    private List<Long> trainers;
    private List<Long> persons;
    private List<Long> meetings;

    @BeforeEach
    void somebody_plans() {
        cast.become(Role.COORDINATOR);
    }

    @AfterEach
    void the_months_are_open_again() throws SQLException {
        if (closedMonths.isClosed(CLOSED.atEndOfMonth())) {
            cast.alter("delete from month_closing where closed_until > '2009-12-31'");
            cast.alter("update months_closed set closed_until = '1000-01-31'");
            changed.fire(new MonthsChanged());
        }
    }

    @Test
    void a_year_at_random_has_the_figures_that_its_rows_have() throws Exception {
        live(System.nanoTime());
    }

    @Test
    void so_has_a_year_that_is_always_the_same() throws Exception {
        live(20_101_031);
    }

    private void live(long number) throws Exception {
        random = new Random(number);
        seed = "seed " + number;
        System.out.println("SecondHandIT " + seed);
        somewhere();
        enrol();
        plan();
        mark();
        compare("marked");
        change();
        compare("changed");
        merge();
        compare("merged, one of them undone");
        close();
        compare("closed and corrected");
        forget();
        compare("some are forgotten");
    }

    // ---------------------------------------------------------------- a year

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private LocalDate day(LocalDate from, LocalDate to) {
        return from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay()) + 1));
    }

    private void somewhere() throws SQLException {
        site = next++;
        cast.alter("insert into site (id, name) values (" + site + ", 'Site " + Cast.unique() + "')");
        cast.become(Role.ADMINISTRATOR);
        String title = "Dispositif " + Cast.unique();
        terms.save(Terms.Kind.PROGRAMME, TermForm.programme(title, "Région", FROM.plusDays(20)));
        var rule = rules.all().stream()
                .filter(p -> p.title().equals(title))
                .findFirst()
                .orElseThrow();
        programme = rule.id();
        rules.save(
                programme,
                rule.version(),
                new CountingRule(
                        TOLERANCE,
                        CountingRule.Unit.HOUR,
                        CountingRule.Rounding.HUNDREDTH,
                        true,
                        Map.of(31L, CREDITED_DAYS)));
        cast.become(Role.COORDINATOR);
        long french = catalogue.save(ActivityForm.fresh("F" + Cast.unique(), 11, 21, "FLE " + Cast.unique(), "A1", 15));
        long cooking =
                catalogue.save(ActivityForm.fresh("C" + Cast.unique(), 12, 23, "Cuisine " + Cast.unique(), null, 15));
        catalogue.countFor(french, List.of(programme), List.of());
        ours = List.of(
                group(french, Cast.HEAD_OFFICE, Group.Opening.CLOSED),
                group(french, site, Group.Opening.CLOSED),
                group(cooking, Cast.HEAD_OFFICE, Group.Opening.OPEN));
        trainers = List.of(cast.trainer("Tom", "Main"), cast.trainer("Zoé", "Main"));
        persons = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            persons.add(cast.person("Personne" + i, "Main" + Cast.unique()));
        }
        meetings = new ArrayList<>();
    }

    private long group(long activity, long where, Group.Opening opening) {
        GroupForm form =
                GroupForm.fresh(activity, where, "Groupe " + Cast.unique(), 14, FROM.plusDays(3), TO.minusDays(9));
        form.opening = opening;
        return groups.save(form);
    }

    private PlaceRow place(long person, long group) {
        return places.ofPerson(person).stream()
                .filter(p -> p.group() == group && p.endedOn() == null)
                .findFirst()
                .orElseThrow();
    }

    private void move(long person, long group, Enrolment.Status to, Enrolment.EndReason why) {
        PlaceRow place = place(person, group);
        enrolments.move(place.id(), place.version(), to, why);
    }

    /** What was done today was done on that day. */
    private void last(long enrolment, LocalDate day, int hour) throws SQLException {
        cast.alter("update enrolment_move set on_day = '%1$s', moved_at = '%1$s %2$02d:00:00' where enrolment_id = %3$d"
                        .formatted(day, hour, enrolment)
                + " order by moved_at desc, id desc limit 1");
    }

    private void enrol() throws SQLException {
        for (long group : ours) {
            for (long person : persons) {
                boolean there =
                        places.ofPerson(person).stream().anyMatch(p -> p.group() == group && p.endedOn() == null);
                if (!there && !oneIn(3)) {
                    enrol(person, group, day(FROM.plusDays(3), FROM.plusMonths(3)));
                }
            }
        }
    }

    /** Enrolled, perhaps on leave and back, perhaps gone or in another group since. */
    private void enrol(long person, long group, LocalDate since) throws SQLException {
        enrolments.enrol(person, group, "essai");
        long id = place(person, group).id();
        cast.alter("update enrolment set requested_on = '%1$s', enrolled_on = '%1$s' where id = %2$d"
                .formatted(since, id));
        last(id, since, 8);
        LocalDate day = since;
        if (oneIn(3)) {
            day = day(since, since.plusMonths(3));
            move(person, group, Enrolment.Status.SUSPENDED, null);
            last(id, day, 9);
            if (!oneIn(3)) {
                day = day(day, day.plusMonths(2));
                move(person, group, Enrolment.Status.ENROLLED, null);
                last(id, day, 10);
            }
        }
        if (oneIn(4)) {
            day = day(day, TO.minusDays(30));
            if (group == ours.get(0) && places.ofPerson(person).stream().noneMatch(p -> p.group() == ours.get(1))) {
                PlaceRow place = place(person, group);
                if (place.status() == Enrolment.Status.ENROLLED) {
                    enrolments.transfer(place.id(), place.version(), ours.get(1), "essai");
                    long there = place(person, ours.get(1)).id();
                    cast.alter("update enrolment set requested_on = '%1$s', enrolled_on = '%1$s' where id = %2$d"
                            .formatted(day, there));
                    last(there, day, 12);
                } else {
                    move(person, group, Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
                }
            } else {
                move(person, group, Enrolment.Status.WITHDRAWN, Enrolment.EndReason.MOVED);
            }
            last(id, day, 12);
            cast.alter("update enrolment set ended_on = '" + day + "' where id = " + id);
        }
    }

    private void plan() {
        for (long group : ours) {
            for (int i = 0; i < 9; i++) {
                LocalDate date = i == 0 ? CLOCK_FORWARD : i == 1 ? CLOCK_BACK : day(FROM.plusDays(5), TO.minusDays(12));
                LocalTime at =
                        i < 2 ? LocalTime.of(1, 30) : LocalTime.of(8 + random.nextInt(9), 15 * random.nextInt(4));
                LocalTime end = at.plusMinutes(60 + 5L * random.nextInt(30));
                meetings.add(sessions.plan(new PlanSession(0, 0, group, date, at, end, null, given(), "essai")));
            }
        }
    }

    private Set<Long> given() {
        return switch (random.nextInt(4)) {
            case 0 -> Set.copyOf(trainers);
            case 1 -> Set.of();
            default -> Set.of(any(trainers));
        };
    }

    private SessionForm form(long session) {
        return queries.view(session).form();
    }

    private MarkValue value(int length) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> new MarkValue(Status.ABSENT, 0, 0, null);
            case 2, 3 -> new MarkValue(Status.EXCUSED, 0, 0, REASONS[random.nextInt(REASONS.length)]);
            case 4 -> new MarkValue(Status.ANNOUNCED, 0, 0, null);
            case 5, 6 -> new MarkValue(Status.PRESENT, random.nextInt(length / 2), random.nextInt(length / 2), null);
            default -> new MarkValue(Status.PRESENT, 0, 0, null);
        };
    }

    private void mark() {
        for (long session : meetings) {
            RollCallView view = rollCalls.open(session);
            List<MarkCommand> commands = new ArrayList<>();
            for (Attendee person : view.people()) {
                if (!oneIn(5)) {
                    commands.add(new MarkCommand(person.person(), value(view.minutes()), 0, false, null, null));
                }
            }
            if (!commands.isEmpty() && !oneIn(8)) {
                attendance.markMany(session, commands, false);
            }
            if (oneIn(3)) {
                say(session, any(persons), new MarkValue(Status.PRESENT, 0, 0, null));
            }
        }
    }

    /** By hand, with its reason: a correction where there was a mark. */
    private void say(long session, long person, MarkValue value) {
        long version = rollCalls.open(session).people().stream()
                .filter(p -> p.person() == person)
                .mapToLong(p -> p.mark().version())
                .findFirst()
                .orElse(0);
        attendance.mark(session, new MarkCommand(person, value, version, true, null, "essai"));
    }

    private void change() throws SQLException {
        for (long session : meetings) {
            SessionForm form = form(session);
            if (oneIn(4)) {
                // so much shorter that somebody was later than it lasts
                LocalTime end = form.startsAt().plusMinutes(oneIn(2) ? 20 : 200);
                sessions.plan(new PlanSession(
                        session,
                        form.version(),
                        form.group(),
                        form.date(),
                        form.startsAt(),
                        end,
                        null,
                        given(),
                        "essai"));
            }
            if (oneIn(4)) {
                sessions.tookPlace(
                        session, form(session).version(), oneIn(2), random.nextInt(40), oneIn(2) ? null : 300);
            }
            if (oneIn(5)) {
                sessions.cancel(session, form(session).version(), "essai");
                if (oneIn(2)) {
                    sessions.reinstate(session, form(session).version(), "essai");
                }
            }
            if (oneIn(4) && form(session).status() == org.tremplin.planning.Session.Status.HELD) {
                List<Attendee> all = rollCalls.open(session).people();
                all.stream()
                        .filter(p -> p.mark().status() == null || p.mark().status() == Status.ANNOUNCED)
                        .forEach(p -> say(session, p.person(), new MarkValue(Status.ABSENT, 0, 0, null)));
                seals.seal(session);
                if (!all.isEmpty()) {
                    say(session, any(all).person(), new MarkValue(Status.PRESENT, 5, 0, null));
                }
            }
        }
        steps();
    }

    private static final List<List<String>> EMPLOYERS =
            List.of(List.of("Ville", "VILLE", "ville"), List.of("Érable", "Erable"), List.of(""));

    private void steps() {
        cast.become(Role.COUNSELLOR);
        long kind = (Long) employment.kinds().get(0).value();
        for (long person : persons) {
            for (List<String> employer : EMPLOYERS) {
                if (!oneIn(3)) {
                    StepForm step = new StepForm(person, day(FROM, TO.plusDays(40)));
                    step.kind = kind;
                    step.employer = any(employer);
                    employment.save(step);
                }
            }
        }
        cast.become(Role.COORDINATOR);
    }

    private long merge(long kept, long gone) {
        return merges.merge(
                kept, people.view(kept).version(), gone, people.view(gone).version());
    }

    private void merge() throws SQLException {
        merge(persons.get(0), persons.get(1));
        merges.undo(merge(persons.get(2), persons.get(3)));
        merge(persons.get(4), persons.get(5));
        persons.remove(5);
        persons.remove(1);
    }

    private void close() {
        for (long session : meetings) {
            SessionForm form = form(session);
            if (form.status() == org.tremplin.planning.Session.Status.PLANNED) {
                sessions.hold(session, form.version());
            }
        }
        months.close(CLOSED);
        for (long session : meetings) {
            List<Attendee> all = rollCalls.open(session).people();
            if (oneIn(3) && !all.isEmpty() && form(session).status() == org.tremplin.planning.Session.Status.HELD) {
                say(session, any(all).person(), new MarkValue(oneIn(2) ? Status.PRESENT : Status.ABSENT, 0, 0, null));
            }
            if (oneIn(6) && form(session).status() == org.tremplin.planning.Session.Status.HELD) {
                say(session, any(persons), new MarkValue(Status.PRESENT, 0, 0, null));
            }
        }
    }

    private void forget() {
        for (int i = 0; i < 2; i++) {
            long person = persons.remove(random.nextInt(persons.size()));
            erasures.erase(person, people.view(person).version());
        }
    }

    // ---------------------------------------------------------------- the rows, and loops over them

    private record Row(Map<String, String> cells) {
        String text(String column) {
            return cells.get(column);
        }

        long number(String column) {
            return text(column) == null ? 0 : Long.parseLong(text(column));
        }

        LocalDate day(String column) {
            return text(column) == null ? null : LocalDate.parse(text(column));
        }

        LocalTime time(String column) {
            return LocalTime.parse(text(column));
        }
    }

    private final class Rows {
        private final List<Row> sessions =
                read("select * from session where on_date between '2010-01-01' and '2010-12-31'");
        private final Map<Long, Row> groups = byId(read("select * from activity_group"));
        private final Map<Long, Row> activities = byId(read("select * from activity"));
        private final Map<Long, Row> poles = byId(read("select * from pole"));
        private final Map<Long, Row> persons = byId(read("select * from person"));
        private final Map<Long, Row> reasons = byId(read("select * from absence_reason"));
        private final List<Row> marks = read("select m.* from attendance_mark m join session s on s.id = m.session_id"
                + " where s.on_date between '2010-01-01' and '2010-12-31'");
        private final List<Row> enrolments =
                read("select * from enrolment where enrolled_on <= '2010-12-31' and group_id in (select s.group_id"
                        + " from session s where s.on_date between '2010-01-01' and '2010-12-31')");
        private final List<Row> moves = read("select * from enrolment_move order by moved_at, id");
        private final List<Row> taught = read("select * from session_trainer");
        private final List<Row> counted = read("select * from activity_programme");
        private final List<Row> steps =
                read("select * from employment_step where on_date between '2010-01-01' and '2010-12-31'");
        private final Map<Long, Row> kinds = byId(read("select * from step_kind"));

        Rows() throws SQLException {}

        private List<Row> read(String query) throws SQLException {
            List<Row> rows = new ArrayList<>();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(query)) {
                while (found.next()) {
                    Map<String, String> cells = new HashMap<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        cells.put(found.getMetaData().getColumnLabel(i), found.getString(i));
                    }
                    rows.add(new Row(cells));
                }
            }
            return rows;
        }

        private static Map<Long, Row> byId(List<Row> rows) {
            Map<Long, Row> byId = new HashMap<>();
            rows.forEach(row -> byId.put(row.number("id"), row));
            return byId;
        }

        /** By the clock on the wall. */
        static long length(Row session) {
            return (session.time("ends_at").toSecondOfDay()
                            - session.time("starts_at").toSecondOfDay())
                    / 60;
        }

        static boolean held(Row session) {
            return session.text("status").equals("HELD");
        }

        Row group(Row session) {
            return groups.get(session.number("group_id"));
        }

        List<Row> marks(Row session) {
            List<Row> found = new ArrayList<>();
            for (Row mark : marks) {
                if (mark.number("session_id") == session.number("id")) {
                    found.add(mark);
                }
            }
            return found;
        }

        static long minutes(Row mark, Row session) {
            long left = length(session) - mark.number("minutes_late") - mark.number("minutes_left_early");
            return mark.text("status").equals("PRESENT") && left > 0 ? left : 0;
        }

        Set<Long> listed(Row session) {
            Set<Long> listed = new HashSet<>();
            LocalDate day = session.day("on_date");
            for (Row enrolment : enrolments) {
                if (enrolment.number("group_id") == session.number("group_id")
                        && !day.isBefore(enrolment.day("enrolled_on"))
                        && (enrolment.day("ended_on") == null || !day.isAfter(enrolment.day("ended_on")))
                        && !onLeave(enrolment, day)) {
                    listed.add(enrolment.number("person_id"));
                }
            }
            return listed;
        }

        private boolean onLeave(Row enrolment, LocalDate day) {
            boolean leave = false;
            for (Row move : moves) {
                if (move.number("enrolment_id") == enrolment.number("id")
                        && !move.day("on_day").isAfter(day)) {
                    if (move.text("to_status").equals("SUSPENDED")) {
                        leave = true;
                    } else if (move.text("to_status").equals("ENROLLED")) {
                        leave = false;
                    }
                }
            }
            return leave;
        }
    }

    private static final class Sum {
        private long sessions;
        private long given;
        private long unnamed;
        private long served;
        private long attendances;
        private long present;
        private long onList;
        private long expected;
        private long justified;
        private final Set<Long> people = new TreeSet<>();

        void add(Rows rows, Row session) {
            sessions++;
            given += Rows.length(session);
            unnamed += session.number("unnamed_heads");
            served += session.number("people_served");
            Set<Long> listed = rows.listed(session);
            expected += listed.size() * Rows.length(session);
            for (Row mark : rows.marks(session)) {
                long minutes = Rows.minutes(mark, session);
                present += minutes;
                if (minutes > 0) {
                    attendances++;
                    people.add(mark.number("person_id"));
                }
                if (listed.contains(mark.number("person_id"))) {
                    onList += minutes;
                }
            }
        }
    }

    private static BigDecimal hours(long minutes) {
        return new BigDecimal(minutes).divide(new BigDecimal(60), 2, RoundingMode.HALF_UP);
    }

    private static Long percent(long part, long whole) {
        return whole == 0
                ? null
                : new BigDecimal(part * 100)
                        .divide(new BigDecimal(whole), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    // ---------------------------------------------------------------- one beside the other

    /** First counted from the marks, then from fresh facts, which the next changes make stale. */
    private void compare(String when) throws Exception {
        compared(when);
        facts.make();
        Rows rows = new Rows();
        String where = seed + ", " + when + ", kept";
        assertThat(rows.read("select f.* from session_fact f join session s on s.id = f.session_id"
                        + " where f.fresh = 1 and s.on_date between '2010-01-01' and '2010-12-31'"))
                .as("kept of sessions, %s", where)
                .hasSameSizeAs(rows.sessions);
        figures(rows, null, where);
        attendance(rows, where);
    }

    private void compared(String when) throws Exception {
        Rows rows = new Rows();
        String where = seed + ", " + when;
        figures(rows, null, where);
        cast.become(Role.COORDINATOR, Set.of(site), null);
        figures(rows, site, where + ", one site");
        cast.become(Role.COORDINATOR);
        attendance(rows, where);
        cards(rows, where);
        for (long group : ours) {
            people(rows, group, where);
        }
        programme(rows, where);
        cast.become(Role.COUNSELLOR);
        employment(rows, where);
        cast.become(Role.COORDINATOR);
    }

    private void figures(Rows rows, Long only, String where) {
        Map<String, Sum> naive = new TreeMap<>();
        naive.put("TOTAL;TOTAL;", new Sum());
        for (Row session : rows.sessions) {
            Row group = rows.group(session);
            if (Rows.held(session) && (only == null || group.number("site_id") == only)) {
                Row activity = rows.activities.get(group.number("activity_id"));
                String pole = rows.poles.get(activity.number("pole_id")).text("code");
                for (String line : List.of("TOTAL;TOTAL;", pole + ";TOTAL;", pole + ";" + activity.text("code"))) {
                    naive.computeIfAbsent(line, key -> new Sum()).add(rows, session);
                }
            }
        }
        Map<String, String> expected = new TreeMap<>();
        naive.forEach((line, sum) -> expected.put(
                line,
                "%d;%d;%s;%d;%s;%d;%d"
                        .formatted(
                                sum.sessions,
                                sum.people.size(),
                                hours(sum.present),
                                sum.attendances,
                                hours(sum.given),
                                sum.unnamed,
                                sum.served)));
        Map<String, String> csv = new TreeMap<>();
        String file =
                ((String) figures.figuresFile(FROM.toString(), TO.toString()).getEntity());
        file.lines()
                .skip(1)
                .map(line -> line.split(";", -1))
                .forEach(cell -> csv.put(
                        cell[2].isEmpty() ? cell[0] + ";TOTAL;" : cell[0] + ";" + cell[2],
                        String.join(";", List.of(cell).subList(3, cell.length))));
        assertThat(csv).as("figures.csv, %s", where).isEqualTo(expected);
        Figures record = figures.figures(FROM.toString(), TO.toString());
        Sum total = naive.get("TOTAL;TOTAL;");
        JsonObject json = json(record).getJsonObject("total");
        assertThat(List.of(
                        json.getInt("sessions"),
                        json.getInt("people"),
                        json.getInt("attendances"),
                        json.getInt("minutesPresent"),
                        json.getInt("minutesGiven"),
                        json.getInt("unnamedHeads"),
                        json.getInt("peopleServed")))
                .as("figures as JSON, %s", where)
                .containsExactly(
                        (int) total.sessions,
                        total.people.size(),
                        (int) total.attendances,
                        (int) total.present,
                        (int) total.given,
                        (int) total.unnamed,
                        (int) total.served);
    }

    private static JsonObject json(Object record) throws RuntimeException {
        return Json.createReader(new StringReader(JsonbBuilder.create().toJson(record)))
                .readObject();
    }

    private void attendance(Rows rows, String where) {
        Map<Long, Sum> byGroup = new HashMap<>();
        Map<Long, Sum> byTrainer = new HashMap<>();
        for (Row session : rows.sessions) {
            if (Rows.held(session)) {
                byGroup.computeIfAbsent(session.number("group_id"), key -> new Sum())
                        .add(rows, session);
                for (Row taught : rows.taught) {
                    if (taught.number("session_id") == session.number("id")) {
                        byTrainer
                                .computeIfAbsent(taught.number("person_id"), key -> new Sum())
                                .add(rows, session);
                    }
                }
            }
        }
        compare(byGroup, reports.groups(FROM, TO), "group", where);
        compare(byTrainer, reports.trainers(FROM, TO), "trainer", where);
    }

    private void compare(Map<Long, Sum> naive, List<AttendanceRow> rows, String by, String where) {
        assertThat(rows).as("by %s, %s", by, where).hasSize(naive.size());
        List<String> lines = new ArrayList<>();
        for (AttendanceRow row : rows) {
            Sum sum = naive.get(row.id());
            assertThat(row)
                    .as("%s by %s, %s", row.title(), by, where)
                    .returns(sum.sessions, AttendanceRow::sessions)
                    .returns(sum.given, AttendanceRow::minutesGiven)
                    .returns((long) sum.people.size(), AttendanceRow::people)
                    .returns(sum.present, AttendanceRow::minutesPresent)
                    .returns(sum.onList, AttendanceRow::onList)
                    .returns(sum.present - sum.onList, AttendanceRow::offList)
                    .returns(sum.expected, AttendanceRow::expected)
                    .returns(percent(sum.onList, sum.expected), AttendanceRow::rate);
            JsonObject json = json(row);
            assertThat(json.getInt("offList")).isEqualTo((int) (sum.present - sum.onList));
            if (sum.expected > 0) {
                assertThat((long) json.getInt("rate")).isEqualTo(percent(sum.onList, sum.expected));
            }
            lines.add("%s;%d;%d;%d;%d;%d;%d;%d;%s"
                    .formatted(
                            row.title(),
                            sum.sessions,
                            sum.given,
                            sum.people.size(),
                            sum.present,
                            sum.onList,
                            sum.present - sum.onList,
                            sum.expected,
                            sum.expected == 0 ? "" : percent(sum.onList, sum.expected)));
        }
        String csv = (String)
                figures.attendanceFile(by, FROM.toString(), TO.toString()).getEntity();
        assertThat(csv.lines().skip(1))
                .as("attendance-figures.csv by %s, %s", by, where)
                .containsExactlyElementsOf(lines);
    }

    /** The list of each roll-call, and what the cards of the sessions say of it. */
    private void cards(Rows rows, String where) {
        Map<Long, SessionCard> cards = new HashMap<>();
        sessionCards.cards(FROM, TO).forEach(card -> cards.put(card.session(), card));
        Set<Long> toComplete = new HashSet<>();
        for (Row session : rows.sessions) {
            long id = session.number("id");
            Set<Long> listed = rows.listed(session);
            Set<Long> noted = new HashSet<>();
            for (Row mark : rows.marks(session)) {
                if (!mark.text("status").equals("ANNOUNCED")) {
                    noted.add(mark.number("person_id"));
                }
            }
            Set<Long> both = new HashSet<>(listed);
            both.retainAll(noted);
            boolean complete =
                    session.text("status").equals("CANCELLED") || Rows.held(session) && noted.containsAll(listed);
            if (!complete) {
                toComplete.add(id);
            }
            assertThat(cards.get(id))
                    .as("card of %d, %s", id, where)
                    .returns((long) listed.size(), SessionCard::expected)
                    .returns((long) both.size(), SessionCard::marked)
                    .returns((long) noted.size() - both.size(), SessionCard::others)
                    .returns(!complete, SessionCard::incomplete);
            if (meetings.contains(id)) {
                assertThat(rollCalls.open(id).people().stream()
                                .filter(Attendee::enrolled)
                                .map(Attendee::person))
                        .as("roll-call of %d, %s", id, where)
                        .containsExactlyInAnyOrderElementsOf(listed);
            }
        }
        Set<Long> asked = new HashSet<>();
        for (Row session : rows.sessions) {
            asked.addAll(sessionCards.incomplete(session.day("on_date")));
        }
        assertThat(asked).as("to complete, %s", where).isEqualTo(toComplete);
    }

    /** Term, sheet and certificates: of each person of a group the same. */
    private void people(Rows rows, long group, String where) throws Exception {
        Map<Long, Sum> naive = new TreeMap<>();
        for (Row session : rows.sessions) {
            if (Rows.held(session) && session.number("group_id") == group) {
                Set<Long> listed = rows.listed(session);
                for (long person : listed) {
                    naive.computeIfAbsent(person, key -> new Sum()).expected += Rows.length(session);
                }
                for (Row mark : rows.marks(session)) {
                    long person = mark.number("person_id");
                    Sum sum = naive.computeIfAbsent(person, key -> new Sum());
                    long minutes = Rows.minutes(mark, session);
                    sum.sessions += minutes > 0 ? 1 : 0;
                    sum.present += minutes;
                    if (listed.contains(person)) {
                        sum.onList += minutes;
                        Row reason = rows.reasons.get(mark.number("reason_id"));
                        if (reason != null && reason.number("justified") == 1) {
                            sum.justified += Rows.length(session);
                        }
                    }
                }
            }
        }
        Term term = sheets.term(group);
        for (Term.Row row : term.rows()) {
            Sum sum = naive.getOrDefault(row.person(), new Sum());
            assertThat(row)
                    .as("term of %s, %s", row.name(), where)
                    .returns(sum.present, Term.Row::minutes)
                    .returns(sum.present - sum.onList, Term.Row::offList)
                    .returns(sum.expected, Term.Row::expected)
                    .returns(percent(sum.onList, sum.expected), Term.Row::rate)
                    .returns(
                            sum.expected > sum.justified ? percent(sum.onList, sum.expected - sum.justified) : null,
                            Term.Row::diligence);
        }
        assertThat(term.rows().stream().map(Term.Row::person))
                .as("term, %s", where)
                .containsAll(naive.keySet());
        Map<Long, Long> onPaper = new HashMap<>();
        for (LocalDate from = FROM; !from.isAfter(TO); from = from.plusMonths(1)) {
            SignInSheet sheet = sheets.sheet(group, from, from.plusMonths(1).minusDays(1));
            sheet.lines().forEach(line -> onPaper.merge(line.person(), line.minutes(sheet.meetings()), Long::sum));
        }
        naive.forEach((person, sum) -> assertThat(onPaper.getOrDefault(person, 0L))
                .as("sheets of %d, %s", person, where)
                .isEqualTo(sum.present));
        List<CertificateDraft> drafts = certificates.draftsOfGroup(group, FROM, TO);
        assertThat(drafts.stream().map(CertificateDraft::person))
                .as("nobody is certified to nobody, %s", where)
                .containsExactlyInAnyOrderElementsOf(naive.keySet().stream()
                        .filter(person -> rows.persons.get(person).text("kept_as") == null)
                        .toList());
        for (CertificateDraft draft : drafts) {
            Sum sum = naive.get(draft.person());
            assertThat(draft.lines())
                    .as("certificate of %s, %s", draft.name(), where)
                    .singleElement()
                    .returns(sum.sessions, CertificateLine::sessions)
                    .returns(sum.present, CertificateLine::minutes)
                    .returns(sum.present - sum.onList, CertificateLine::offList)
                    .returns(sum.expected, CertificateLine::expected)
                    .returns(percent(sum.onList, sum.expected), CertificateLine::rate);
        }
        if (group == ours.get(2) && !drafts.isEmpty() && where.endsWith("changed")) {
            paper(group, drafts.get(0).person(), naive.get(drafts.get(0).person()));
        }
    }

    private void paper(long group, long person, Sum sum) throws Exception {
        List<Long> ids = certificates.issueForGroup(group, Set.of(person), FROM, TO);
        try (PDDocument pdf = Loader.loadPDF((byte[]) papers.print(ids).getEntity())) {
            assertThat(new PDFTextStripper().getText(pdf).replace('\u00a0', ' '))
                    .as("certificate on paper, %s", seed)
                    .contains(said(sum.present), said(sum.expected));
        }
        certificates.cancel(ids.get(0), issued.views(ids).get(0).version(), "essai");
    }

    private String said(long minutes) {
        return ui.hours(minutes).replace('\u00a0', ' ');
    }

    private void programme(Rows rows, String where) {
        Map<Long, long[]> naive = new TreeMap<>();
        Map<Long, Set<LocalDate>> credited = new HashMap<>();
        List<Row> sessions = new ArrayList<>(rows.sessions);
        sessions.sort(Comparator.comparing((Row s) -> s.text("on_date")).thenComparing(s -> s.text("starts_at")));
        for (Row session : sessions) {
            boolean counts = false;
            for (Row counted : rows.counted) {
                counts |= counted.number("programme_id") == programme
                        && counted.number("activity_id") == rows.group(session).number("activity_id");
            }
            if (!counts || !Rows.held(session) || session.day("on_date").isBefore(FROM.plusDays(20))) {
                continue;
            }
            for (Row mark : rows.marks(session)) {
                long[] sum = naive.computeIfAbsent(mark.number("person_id"), key -> new long[3]);
                long minutes = Rows.minutes(mark, session);
                sum[0] += minutes;
                if (minutes > 0) {
                    sum[1] += Rows.length(session)
                            - (mark.number("minutes_late") > TOLERANCE ? mark.number("minutes_late") : 0)
                            - (mark.number("minutes_left_early") > TOLERANCE ? mark.number("minutes_left_early") : 0);
                } else if (mark.text("status").equals("EXCUSED") && mark.number("reason_id") == 31) {
                    Set<LocalDate> days = credited.computeIfAbsent(mark.number("person_id"), key -> new HashSet<>());
                    if (days.contains(session.day("on_date")) || days.size() < CREDITED_DAYS) {
                        days.add(session.day("on_date"));
                        sum[2] += Rows.length(session);
                    }
                }
            }
        }
        naive.values().removeIf(sum -> sum[0] + sum[1] + sum[2] == 0);
        ProgrammeHours hours = targets.ofProgramme(programme, FROM, TO);
        Map<Long, long[]> said = new TreeMap<>();
        hours.rows()
                .forEach(row -> said.put(row.person(), new long[] {
                    row.count().attended(), row.count().counted(), row.count().credited()
                }));
        assertThat(said).as("programme, %s", where).usingRecursiveComparison().isEqualTo(naive);
        long attended = naive.values().stream().mapToLong(sum -> sum[0]).sum();
        long counted = naive.values().stream().mapToLong(sum -> sum[1]).sum();
        long credits = naive.values().stream().mapToLong(sum -> sum[2]).sum();
        String csv = (String)
                figures.programmeFile(programme, FROM.toString(), TO.toString()).getEntity();
        assertThat(csv.lines().reduce((first, second) -> second).orElseThrow())
                .as("programme-hours.csv, %s", where)
                .isEqualTo("TOTAL;%d;HOUR;%s;%s;%s;;;"
                        .formatted(attended, hours(counted), hours(credits), hours(counted + credits)));
    }

    private void employment(Rows rows, String where) {
        Map<String, Set<Long>> naive = new LinkedHashMap<>();
        Set<Long> everybody = new HashSet<>();
        for (Row step : rows.steps) {
            String employer = step.text("employer").toLowerCase().replace('é', 'e');
            naive.computeIfAbsent(
                            rows.kinds.get(step.number("kind_id")).text("code") + ";" + employer,
                            key -> new TreeSet<>())
                    .add(step.number("person_id"));
            everybody.add(step.number("person_id"));
        }
        List<EmploymentCount> counts = employmentReports.counts(FROM, TO);
        if (naive.isEmpty()) {
            assertThat(counts).isEmpty();
            return;
        }
        Map<String, Long> said = new TreeMap<>();
        counts.stream()
                .filter(count -> !count.total())
                .forEach(count -> said.put(
                        count.kind() + ";" + count.employer().toLowerCase().replace('é', 'e'), count.people()));
        Map<String, Long> expected = new TreeMap<>();
        naive.forEach((line, found) -> expected.put(line, (long) found.size()));
        assertThat(said).as("employment, %s", where).isEqualTo(expected);
        assertThat(counts.get(counts.size() - 1))
                .returns(true, EmploymentCount::total)
                .returns((long) everybody.size(), EmploymentCount::people);
        assertThat(employmentReports.counts(FROM, TO)).as("labels, %s", where).isEqualTo(counts);
    }
}
