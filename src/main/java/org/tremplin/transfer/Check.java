package org.tremplin.transfer;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.catalogue.ActivityLine;
import org.tremplin.enrolment.Enrolment;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PersonLine;
import org.tremplin.planning.Session;
import org.tremplin.planning.timetable.GroupLine;
import org.tremplin.planning.timetable.SessionLine;
import org.tremplin.platform.Folding;

/**
 * Whether the rows of the files may be written, beside each other and beside what is stored: all that is wrong is collected
 * before anything is; then the files are read again for whoever writes. What a cell refers to must be in the same import or
 * stored already. What is kept of a row in between is its key, so that a file may be larger than the memory. Files and rows
 * are read by {@link Tables}, what a row says by itself by {@link Lines}.
 */
final class Check {
    final Findings problems = new Findings();

    /** Rows that would give somebody's code to somebody else. */
    final Findings identities = new Findings();

    /** Rows that are possible, and seldom meant. */
    final Findings doubts = new Findings();

    /** Rows that are not followed: what is stored is worth more. */
    final Findings kept = new Findings();

    final List<String> ignored = new ArrayList<>();

    private final Stored stored;
    private final Tables tables;
    private final Lines lines;
    private final LocalDate today;
    private final LocalDate closedUntil;

    private final Known<Stored.Somebody> people;
    private final Known<Stored.Offered> activities;
    private final Known<Stored.Running> groups;
    private final Known<Stored.Meeting> sessions;
    private final Set<String> newPeople = new HashSet<>();
    private final Set<String> newActivities = new HashSet<>();
    private final Map<String, GroupLine> newGroups = new HashMap<>();
    private final Map<String, Lines.Meets> newSessions = new HashMap<>();

    /** Sessions that the file calls planned although somebody is marked in them, or their month is closed: what they are. */
    private final Map<String, Session.Status> settled = new HashMap<>();

    private final Set<String> doubtedSessions = new HashSet<>();

    /** Of enrolments that are over and whose end the file does not say: the last day of a mark in the files. */
    private final Map<Stored.Pair, LocalDate> lastMarks = new HashMap<>();

    /** Of enrolments that are over by the file or were until then: the last day that it says, null for none. */
    private final Map<Stored.Pair, LocalDate> saidEnds = new HashMap<>();

    /** Of groups, who left them and when. */
    private final Known<Map<String, LocalDate>> left;

    Check(Map<String, Path> files, Stored stored, Progress progress) {
        this.stored = stored;
        today = stored.today();
        closedUntil = stored.closedUntil();
        people = new Known<>(stored::people);
        activities = new Known<>(stored::activities);
        groups = new Known<>(stored::groups);
        sessions = new Known<>(stored::sessions);
        left = new Known<>(stored::left);
        tables = new Tables(files, stored, progress, problems, ignored);
        lines = new Lines(stored.country(), tables::given, this::meets, settled::get);
        tables.judge("personnes.csv", lines::person, this::people);
        tables.judge("activites.csv", Lines::activity, this::activities);
        tables.judge("groupes.csv", lines::group, this::groups);
        tables.judge("seances.csv", lines::session, this::sessions);
        noteEnds();
        tables.judge("presences.csv", Function.identity(), this::marks);
        tables.judge("inscriptions.csv", Lines::enrolment, this::enrolments);
        tables.judge("emploi.csv", Lines::step, this::steps);
    }

    /** What is stored under the codes that were asked for; each is asked for once. */
    private static final class Known<T> {
        private final Function<Collection<String>, Map<String, T>> ask;
        private final Map<String, T> found = new HashMap<>();
        private final Map<String, String> spellings = new HashMap<>();
        private final Set<String> asked = new HashSet<>();

        Known(Function<Collection<String>, Map<String, T>> ask) {
            this.ask = ask;
        }

        void about(Stream<String> codes) {
            List<String> fresh = codes.filter(c -> c != null && asked.add(c)).toList();
            if (!fresh.isEmpty()) {
                ask.apply(fresh).forEach((code, what) -> {
                    found.put(code, what);
                    spellings.put(Folding.fold(code), code);
                });
            }
        }

        T get(String code) {
            return found.get(code);
        }

        /** How the code is spelt where it is stored, by what the database compares; null when it is not. */
        String spelling(String code) {
            return spellings.get(Folding.fold(code));
        }
    }

    // ---------------------------------------------------------------- what was found to be right

    void people(Consumer<List<PersonLine>> write) {
        tables.again("personnes.csv", lines::person, reads -> write.accept(said(reads)));
    }

    void activities(Consumer<List<ActivityLine>> write) {
        tables.again("activites.csv", Lines::activity, reads -> write.accept(said(reads)));
    }

    void groups(Consumer<List<GroupLine>> write) {
        tables.again("groupes.csv", lines::group, reads -> write.accept(said(reads)));
    }

    void sessions(Consumer<List<SessionLine>> write) {
        tables.again("seances.csv", lines::session, reads -> write.accept(said(reads)));
    }

    void enrolments(Consumer<List<Lines.EnrolmentRow>> write) {
        tables.again("inscriptions.csv", Lines::enrolment, reads -> write.accept(said(reads)));
    }

    void marks(Consumer<List<Tables.Read<Lines.MarkRow>>> write) {
        tables.again("presences.csv", lines::mark, write);
    }

    void steps(Consumer<List<Lines.StepRow>> write) {
        tables.again("emploi.csv", Lines::step, reads -> write.accept(said(reads)));
    }

    private static <T> List<T> said(List<Tables.Read<T>> reads) {
        return reads.stream().map(Tables.Read::line).toList();
    }

    private static <T> void doubt(Findings doubts, Tables.Read<T> read, String column, String what, String detail) {
        doubts.add(read.cells().finding(column, what, detail));
    }

    private static <T> void problem(Tables.Read<T> read, String column, String expected, Serializable detail) {
        read.cells().problem(column, expected, detail);
    }

    // ---------------------------------------------------------------- what may be written

    private boolean isClosed(LocalDate day) {
        return day != null && !day.isAfter(closedUntil);
    }

    private static void spelling(Tables.Read<?> read, String code, Known<?> known) {
        String spelling = code == null ? null : known.spelling(code);
        if (spelling != null && !spelling.equals(code)) {
            problem(read, "code", "transfer.expected.spelling", spelling);
        }
    }

    /** A reference must lead somewhere; in a file of which rows were not understood it may. */
    private void mustBeKnown(Tables.Read<?> read, String column, String code, boolean known, String file) {
        if (code != null && !known && !tables.isBroken(file)) {
            problem(read, column, "transfer.expected.known", file);
        }
    }

    private static void mustBeMine(Tables.Read<?> read, String column, boolean mine) {
        if (!mine) {
            problem(read, column, "transfer.expected.reach", null);
        }
    }

    private void people(List<Tables.Read<PersonLine>> reads) {
        people.about(reads.stream().map(r -> r.line().code()));
        for (Tables.Read<PersonLine> read : reads) {
            PersonLine line = read.line();
            newPeople.add(line.code());
            spelling(read, line.code(), people);
            Stored.Somebody known = line.code() == null ? null : people.get(line.code());
            LocalDate birth = line.details().birthDate();
            if (known != null) {
                mustBeMine(read, "code", known.mine());
                if (known.mine() && known.open() && isSomebodyElse(line.details(), known)) {
                    String who = (known.givenName() + " " + known.familyName()).strip()
                            + (known.birthDate() == null ? "" : ", " + known.birthDate());
                    doubt(identities, read, "code", "transfer.doubt.identity", who);
                }
            }
            if (birth != null && birth.isAfter(today) && (known == null || !birth.equals(known.birthDate()))) {
                doubt(doubts, read, "date_naissance", "transfer.doubt.birth", null);
            }
        }
    }

    /** Name and birth date both say so; where one of the dates is not known, a name without a word in common does. */
    private static boolean isSomebodyElse(PersonDetails said, Stored.Somebody known) {
        Set<String> one = words(said.givenName() + " " + said.familyName());
        Set<String> other = words(known.givenName() + " " + known.familyName());
        return said.birthDate() == null || known.birthDate() == null
                ? Collections.disjoint(one, other)
                : !said.birthDate().equals(known.birthDate()) && !one.equals(other);
    }

    private static Set<String> words(String name) {
        return Set.copyOf(List.of(Folding.name(name).split(" ")));
    }

    private void activities(List<Tables.Read<ActivityLine>> reads) {
        activities.about(reads.stream().map(r -> r.line().code()));
        for (Tables.Read<ActivityLine> read : reads) {
            ActivityLine line = read.line();
            newActivities.add(line.code());
            spelling(read, line.code(), activities);
            Stored.Offered known = line.code() == null ? null : activities.get(line.code());
            if (known != null && known.counted()) {
                mustStay(read, "pole", known.pole(), line.pole());
                mustStay(read, "type", known.type(), line.type());
            }
        }
    }

    /** What figures of a closed month are made of. */
    private static void mustStay(Tables.Read<?> read, String column, String was, String said) {
        if (said != null && !Folding.fold(was).equals(Folding.fold(said))) {
            problem(read, column, "transfer.expected.closed", was);
        }
    }

    private void groups(List<Tables.Read<GroupLine>> reads) {
        groups.about(reads.stream().map(r -> r.line().code()));
        activities.about(reads.stream().map(r -> r.line().activity()).filter(a -> !newActivities.contains(a)));
        for (Tables.Read<GroupLine> read : reads) {
            GroupLine line = read.line();
            newGroups.put(line.code(), line);
            spelling(read, line.code(), groups);
            boolean offered = newActivities.contains(line.activity()) || activities.get(line.activity()) != null;
            mustBeKnown(read, "activite", line.activity(), offered, "activites.csv");
            Stored.Running known = line.code() == null ? null : groups.get(line.code());
            if (known != null) {
                mustBeMine(read, "code", known.mine());
                if (known.lastClosed() != null) {
                    mustStay(read, "activite", known.activity(), line.activity());
                }
            }
        }
    }

    private boolean isGroup(String code) {
        return newGroups.containsKey(code) || groups.get(code) != null;
    }

    /** Whether who imports plans this group; of one that is not known yet, they do. */
    private boolean plans(String group) {
        Stored.Running known = groups.get(group);
        return known == null || known.mine();
    }

    private boolean runsOn(String group, LocalDate day) {
        GroupLine fresh = newGroups.get(group);
        Stored.Running known = groups.get(group);
        LocalDate from = fresh != null ? fresh.from() : known == null ? null : known.from();
        LocalDate to = fresh != null ? fresh.to() : known == null ? null : known.to();
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private void sessions(List<Tables.Read<SessionLine>> reads) {
        sessions.about(reads.stream().map(r -> r.line().code()));
        groups.about(reads.stream().map(r -> r.line().group()));
        List<String> known = reads.stream()
                .map(r -> r.line().code())
                .filter(c -> c != null && sessions.get(c) != null)
                .toList();
        Set<String> marked = stored.marked(known);
        Set<String> sealed = stored.sealed(known);
        for (Tables.Read<SessionLine> read : reads) {
            SessionLine line = read.line();
            Stored.Meeting was = line.code() == null ? null : sessions.get(line.code());
            boolean cancelled = line.status() == Session.Status.CANCELLED;
            if (line.code() != null && line.from() != null && line.to() != null) {
                int minutes = (int) Duration.between(line.from(), line.to()).toMinutes();
                newSessions.put(line.code(), new Lines.Meets(line.group(), line.date(), minutes, cancelled));
            } else if (line.code() != null) {
                // its marks are not wrong because it is
                newSessions.put(line.code(), new Lines.Meets(line.group(), line.date(), Lines.MOST_MINUTES, cancelled));
            }
            spelling(read, line.code(), sessions);
            mustBeKnown(read, "groupe", line.group(), isGroup(line.group()), "groupes.csv");
            mustBeMine(read, "groupe", plans(line.group()));
            if (line.group() == null || line.date() == null || line.status() == null) {
                continue;
            }
            boolean sameDay = false;
            if (was == null) {
                if (isClosed(line.date())) {
                    problem(read, "date", "transfer.expected.closed-day", closedUntil.toString());
                }
            } else {
                sameDay = was.date().equals(line.date()) && was.group().equals(line.group());
                session(read, was, marked.contains(line.code()), sealed.contains(line.code()));
            }
            if (!sameDay && !runsOn(line.group(), line.date())) {
                doubt(doubts, read, "date", "transfer.doubt.outside", null);
            }
            boolean news = was == null || was.status() != Session.Status.HELD || !sameDay;
            if (news && line.status() == Session.Status.HELD && line.date().isAfter(today)) {
                doubt(doubts, read, "statut", "transfer.doubt.held", line.date().toString());
            }
        }
    }

    /** A session that is stored. */
    private void session(Tables.Read<SessionLine> read, Stored.Meeting was, boolean marked, boolean sealed) {
        SessionLine line = read.line();
        if (was.mine()) {
            // of another site's group nothing more is said
            Session.Status said = line.status();
            boolean closed = isClosed(was.date());
            if (said == Session.Status.PLANNED && (marked || closed)) {
                said = marked ? Session.Status.HELD : was.status();
                settled.put(line.code(), said);
                if (was.status() == said && said != Session.Status.PLANNED) {
                    kept.add(read.cells().finding("statut", "transfer.kept." + (marked ? "HELD" : "CLOSED"), null));
                }
            }
            if (closed || isClosed(line.date())) {
                mustStay(read, "groupe", was.group(), line.group());
                mustStay(read, "date", was.date().toString(), line.date().toString());
                mustStay(read, "debut", was.from().toString(), Objects.toString(line.from(), null));
                mustStay(read, "fin", was.to().toString(), Objects.toString(line.to(), null));
                if (was.status() != said) {
                    problem(read, "statut", "transfer.expected.closed", Lines.word(was.status()));
                }
                if (line.given().contains("lieu")) {
                    mustStay(read, "lieu", Objects.toString(was.room(), ""), Objects.toString(line.room(), ""));
                }
            } else if (sealed && !was.group().equals(line.group())) {
                problem(read, "groupe", "transfer.expected.sealed", was.group());
            }
        } else if (plans(line.group())) {
            mustBeMine(read, "code", false);
        }
    }

    /** Until when somebody is on a list by the file, before the marks are read. */
    private void noteEnds() {
        tables.glance("inscriptions.csv", Lines::enrolment, reads -> {
            left.about(reads.stream().map(r -> r.line().group()));
            for (Tables.Read<Lines.EnrolmentRow> read : reads) {
                Lines.EnrolmentRow line = read.line();
                boolean over = line.status() != null && !line.status().live();
                if (over && line.end() == null) {
                    lastMarks.put(pair(line), LocalDate.MIN);
                }
                if (over || lastDay(line.person(), line.group()) != null) {
                    saidEnds.put(pair(line), line.end());
                }
            }
        });
    }

    /** The last day of somebody who is not on a group's list any more; null for who is, or until their last mark. */
    private LocalDate lastDay(String person, String group) {
        Stored.Pair pair = new Stored.Pair(person, group);
        Map<String, LocalDate> known = left.get(group);
        return saidEnds.containsKey(pair) ? saidEnds.get(pair) : known == null ? null : known.get(person);
    }

    private void marks(List<Tables.Read<Cells>> reads) {
        sessions.about(reads.stream().map(r -> r.line().text("seance")).filter(c -> !newSessions.containsKey(c)));
        people.about(reads.stream().map(r -> r.line().text("personne")));
        left.about(reads.stream()
                .map(r -> meets(r.line().text("seance")))
                .filter(Objects::nonNull)
                .map(Lines.Meets::group));
        Map<Stored.Noted, Problem> unusual = new LinkedHashMap<>();
        for (Tables.Read<Cells> read : reads) {
            String session = read.line().text("seance");
            String person = read.line().text("personne");
            if (!session.isEmpty()) {
                Stored.Meeting known = sessions.get(session);
                mustBeKnown(read, "seance", session, known != null || newSessions.containsKey(session), "seances.csv");
                mustBeMine(read, "seance", known == null || known.mine());
            }
            mustBeSomebodyOfMine(read, person);
            Lines.MarkRow mark = lines.mark(read.cells());
            Lines.Meets meets = meets(session);
            if (mark == null || meets == null || meets.date() == null) {
                continue;
            }
            lastMarks.computeIfPresent(
                    new Stored.Pair(person, meets.group()),
                    (pair, day) -> day.isAfter(meets.date()) ? day : meets.date());
            LocalDate lastDay = lastDay(person, meets.group());
            Stored.Noted noted = new Stored.Noted(session, person);
            if (meets.cancelled()) {
                unusual.put(noted, read.cells().finding("seance", "transfer.doubt.cancelled", null));
            } else if (lastDay != null && meets.date().isAfter(lastDay)) {
                unusual.put(noted, read.cells().finding("seance", "transfer.doubt.left", lastDay.toString()));
            }
            if (meets.date().isAfter(today) && doubtedSessions.add(session)) {
                doubt(
                        doubts,
                        read,
                        "seance",
                        "transfer.doubt.held",
                        meets.date().toString());
            }
        }
        askAboutMarks(unusual);
    }

    /** What is seldom meant of marks: asked about while they are new. */
    private void askAboutMarks(Map<Stored.Noted, Problem> unusual) {
        if (!unusual.isEmpty()) {
            Set<Stored.Noted> known = stored.noted(
                    all(unusual.keySet().stream().map(Stored.Noted::session)),
                    all(unusual.keySet().stream().map(Stored.Noted::person)));
            unusual.forEach((noted, problem) -> {
                if (!known.contains(noted)) {
                    doubts.add(problem);
                }
            });
        }
    }

    private Lines.Meets meets(String session) {
        Lines.Meets fresh = newSessions.get(session);
        if (fresh != null) {
            return fresh;
        }
        Stored.Meeting known = sessions.get(session);
        boolean cancelled = known != null && known.status() == Session.Status.CANCELLED;
        return known == null ? null : new Lines.Meets(known.group(), known.date(), known.minutes(), cancelled);
    }

    private void mustBeSomebodyOfMine(Tables.Read<?> read, String code) {
        if (code != null && !code.isEmpty()) {
            Stored.Somebody known = people.get(code);
            mustBeKnown(read, "personne", code, known != null || newPeople.contains(code), "personnes.csv");
            mustBeMine(read, "personne", known == null || known.mine());
        }
    }

    private void enrolments(List<Tables.Read<Lines.EnrolmentRow>> reads) {
        people.about(reads.stream().map(r -> r.line().person()));
        groups.about(reads.stream().map(r -> r.line().group()));
        List<Tables.Read<Lines.EnrolmentRow>> counted = new ArrayList<>();
        for (Tables.Read<Lines.EnrolmentRow> read : reads) {
            Lines.EnrolmentRow line = read.line();
            mustBeSomebodyOfMine(read, line.person());
            mustBeKnown(read, "groupe", line.group(), isGroup(line.group()), "groupes.csv");
            mustBeMine(read, "groupe", plans(line.group()));
            Stored.Running group = groups.get(line.group());
            boolean somebody = newPeople.contains(line.person()) || people.get(line.person()) != null;
            boolean complete = somebody && line.date() != null && line.status() != null;
            if (complete && group != null && group.lastClosed() != null) {
                counted.add(read);
            }
        }
        Map<Stored.Pair, Stored.Place> places = doubtful(reads);
        Map<Stored.Pair, LocalDate> last = counted.isEmpty() ? Map.of() : lastMarks(counted);
        for (Tables.Read<Lines.EnrolmentRow> read : counted) {
            mustCountTheSame(read, places.get(pair(read.line())), last.get(pair(read.line())));
        }
    }

    private static Stored.Pair pair(Lines.EnrolmentRow line) {
        return new Stored.Pair(line.person(), line.group());
    }

    private static Set<String> all(Stream<String> codes) {
        return codes.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Asks about what is new and seldom meant. @return what is stored of these people in these groups */
    private Map<Stored.Pair, Stored.Place> doubtful(List<Tables.Read<Lines.EnrolmentRow>> reads) {
        Map<Stored.Pair, Stored.Place> places = stored.places(
                all(reads.stream().map(r -> r.line().person())),
                all(reads.stream().map(r -> r.line().group())));
        List<Tables.Read<Lines.EnrolmentRow>> ended = new ArrayList<>();
        for (Tables.Read<Lines.EnrolmentRow> read : reads) {
            Lines.EnrolmentRow line = read.line();
            Stored.Place place = places.get(pair(line));
            GroupLine fresh = newGroups.get(line.group());
            Stored.Running known = groups.get(line.group());
            LocalDate over = fresh != null ? fresh.to() : known == null ? null : known.to();
            boolean stays = place != null && Objects.equals(place.asked(), line.date());
            if (!stays && line.date() != null && over != null && line.date().isAfter(over)) {
                doubt(doubts, read, "date", "transfer.doubt.after-end", over.toString());
            }
            if (line.end() != null && (place == null || !line.end().equals(place.to()))) {
                ended.add(read);
            }
        }
        Map<Stored.Pair, LocalDate> last = storedLastMarks(ended);
        for (Tables.Read<Lines.EnrolmentRow> read : ended) {
            LocalDate end = read.line().end();
            LocalDate lastMark = last.get(pair(read.line()));
            if (end.isAfter(today)) {
                doubt(doubts, read, "fin", "transfer.doubt.future-end", null);
            } else if (lastMark != null && lastMark.isAfter(end)) {
                doubt(doubts, read, "fin", "transfer.doubt.marked", lastMark.toString());
            }
        }
        return places;
    }

    private Map<Stored.Pair, LocalDate> storedLastMarks(List<Tables.Read<Lines.EnrolmentRow>> reads) {
        return stored.lastMarks(
                all(reads.stream().map(r -> r.line().person())),
                all(reads.stream().map(r -> r.line().group())));
    }

    private Map<Stored.Pair, LocalDate> lastMarks(List<Tables.Read<Lines.EnrolmentRow>> counted) {
        Map<Stored.Pair, LocalDate> last = new HashMap<>(storedLastMarks(counted));
        for (Tables.Read<Lines.EnrolmentRow> read : counted) {
            LocalDate inFiles = lastMarks.get(pair(read.line()));
            if (inFiles != null && !inFiles.equals(LocalDate.MIN)) {
                last.merge(pair(read.line()), inFiles, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return last;
    }

    /** On which days of closed months somebody was on the list: of their sessions, not of the calendar. */
    private void mustCountTheSame(Tables.Read<Lines.EnrolmentRow> read, Stored.Place was, LocalDate lastMark) {
        Lines.EnrolmentRow line = read.line();
        Stored.Running group = groups.get(line.group());
        boolean onList = line.status() != Enrolment.Status.WAITING;
        LocalDate end = line.status().live()
                ? null
                : Enrolment.end(line.date(), line.end(), lastMark, was == null ? null : was.to(), today);
        LocalDate wasFrom = was == null ? null : was.from();
        boolean asBefore = was != null
                && Enrolment.isSaid(was.status(), line.status())
                && line.date().equals(was.asked());
        LocalDate from = asBefore ? wasFrom : onList ? line.date() : null;
        LocalDate wasTo = was == null ? null : was.to();
        if (counts(group, from, end).equals(counts(group, wasFrom, wasTo))) {
            return;
        }
        boolean began = was != null && Objects.equals(from, wasFrom);
        String column = !began ? "date" : line.end() != null ? "fin" : "statut";
        problem(read, column, "transfer.expected.closed-day", closedUntil.toString());
    }

    private static List<LocalDate> counts(Stored.Running group, LocalDate from, LocalDate to) {
        if (from == null || from.isAfter(group.lastClosed()) || to != null && to.isBefore(group.firstClosed())) {
            return List.of();
        }
        LocalDate first = from.isBefore(group.firstClosed()) ? group.firstClosed() : from;
        LocalDate last = to == null || to.isAfter(group.lastClosed()) ? group.lastClosed() : to;
        return List.of(first, last);
    }

    private void steps(List<Tables.Read<Lines.StepRow>> reads) {
        people.about(reads.stream().map(r -> r.line().person()));
        reads.forEach(read -> mustBeSomebodyOfMine(read, read.line().person()));
    }
}
