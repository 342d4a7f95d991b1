package org.tremplin.attendance.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.MarkView;
import org.tremplin.attendance.Seals;
import org.tremplin.attendance.hours.SignInSheet.Line;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;

/** What stands on the sheet of a group: columns, rows, marks, hours; and what it costs. */
@InContainer
class SignInSheetsIT {
    @Inject
    private Cast cast;

    @Inject
    private Attendance attendance;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Seals seals;

    @Inject
    private SignInSheets sheets;

    private LocalDate today;
    private long group;
    private long held;
    private long cancelled;
    private long toCome;

    @BeforeEach
    void a_group_of_two_and_a_guest() {
        cast.become(Role.COORDINATOR);
        today = cast.today();
        group = cast.group(15);
        long amina = cast.person("Amina", "Feuille");
        long bekele = cast.person("Bekele", "Feuille");
        long guest = cast.person("Zoé", "Invitée");
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
        cancelled = cast.session(group, today.minusDays(1));
        held = cast.session(group, today);
        toCome = cast.session(group, today.plusDays(1));
        mark(amina, new MarkValue(AttendanceMark.Status.PRESENT, 15, 10, null));
        mark(bekele, new MarkValue(AttendanceMark.Status.ABSENT, 0, 0, null));
        mark(guest, new MarkValue(AttendanceMark.Status.PRESENT, 0, 0, null));
        sessions.cancel(cancelled, queries.view(cancelled).form().version(), "grève");
        seals.seal(held);
    }

    private void mark(long person, MarkValue value) {
        mark(held, person, value);
    }

    private void mark(long session, long person, MarkValue value) {
        attendance.mark(session, new MarkCommand(person, value, 0, true, null, null));
    }

    private SignInSheet sheet() {
        return sheet(2);
    }

    private SignInSheet sheet(int days) {
        return sheets.sheet(group, today.minusDays(days), today.plusDays(days));
    }

    @Test
    void it_has_every_session_and_everybody_who_is_on_the_list_or_came() {
        SignInSheet sheet = sheet();
        assertThat(sheet.meetings()).extracting(SignInSheet.Meeting::session).containsExactly(cancelled, held, toCome);
        assertThat(sheet.meetings()).extracting(m -> m.sealed() != null).containsExactly(false, true, false);
        assertThat(sheet.lines())
                .extracting(Line::name)
                .containsExactly("Amina Feuille", "Bekele Feuille", "Zoé Invitée");
        // who was enrolled today was not expected yesterday; a guest is never expected, and came
        assertThat(sheet.lines().get(0).expected()).containsExactlyInAnyOrder(held, toCome);
        assertThat(sheet.lines().get(2).expected()).isEmpty();
    }

    @Test
    void hours_are_the_minutes_of_presence_in_sessions_that_took_place() {
        SignInSheet sheet = sheet();
        assertThat(sheet.lines())
                .extracting(line -> line.minutes(sheet.meetings()))
                .containsExactly(180L - 15 - 10, 0L, 180L);
        sessions.cancel(held, queries.view(held).form().version(), "erreur");
        SignInSheet without = sheet();
        assertThat(without.lines())
                .extracting(line -> line.minutes(without.meetings()))
                .containsOnly(0L);
    }

    @Test
    void the_term_shows_what_was_held_with_the_rate_of_each() {
        Term term = sheets.term(group);
        assertThat(term.to()).isEqualTo(today);
        assertThat(term.meetings()).extracting(Term.Meeting::session).containsExactly(held);
        assertThat(term.rows())
                .extracting(Term.Row::name, Term.Row::rate)
                .containsExactlyInAnyOrder(
                        tuple("Amina Feuille", 86L), tuple("Bekele Feuille", 0L), tuple("Zoé Invitée", null));
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> sheets.term(group)).isInstanceOf(Missing.class);
    }

    /** Everybody and every cell of it, from the sheet: read by other statements. */
    @Test
    void the_term_says_what_the_sheet_says_in_three_statements() throws Exception {
        for (String name : List.of("éa", "Eb", "Ézéchiel", "zoe", "Ọlá", "ليلى", "<b>")) {
            enrolments.enrol(cast.person(name, "Terme"), group);
        }
        cast.alter("update enrolment set enrolled_on = enrolled_on - interval 20 day where group_id = " + group);
        enrolments.enrol(cast.person("Nouveau", "Terme"), group);
        long earlier = cast.session(group, today.minusDays(3));
        List<Line> some = sheet(6).lines();
        mark(earlier, some.get(0).person(), new MarkValue(AttendanceMark.Status.EXCUSED, 0, 0, 31L));
        mark(earlier, some.get(1).person(), new MarkValue(AttendanceMark.Status.EXCUSED, 0, 0, null));
        mark(earlier, some.get(2).person(), new MarkValue(AttendanceMark.Status.PRESENT, 0, 20, null));
        mark(earlier, cast.person("Yann", "Passage"), new MarkValue(AttendanceMark.Status.PRESENT, 5, 0, null));
        SignInSheet sheet = sheet(6);
        List<SignInSheet.Meeting> held = sheet.meetings().stream()
                .filter(m -> m.status() == Session.Status.HELD)
                .toList();
        Term term = sheets.term(group);
        assertThat(term.meetings()).extracting(Term.Meeting::session).containsExactly(earlier, this.held);
        assertThat(held).extracting(SignInSheet.Meeting::session).containsExactly(earlier, this.held);
        List<Term.Row> byName = new ArrayList<>(term.rows());
        byName.sort(Comparator.comparing(
                row -> sheet.lines().stream().map(Line::person).toList().indexOf(row.person())));
        assertThat(term.rows())
                .as("whoever shows a sign first, then by name")
                .isEqualTo(byName.stream()
                        .sorted(Comparator.comparing(row -> row.signs().isEmpty()))
                        .toList());
        assertThat(byName)
                .extracting(Term.Row::name)
                .isEqualTo(sheet.lines().stream().map(Line::name).toList());
        for (int i = 0; i < byName.size(); i++) {
            Line line = sheet.lines().get(i);
            assertThat(byName.get(i))
                    .as(line.name())
                    .returns(line.minutes(held), Term.Row::minutes)
                    .returns(held.stream().map(m -> cell(line, m.session())).toList(), Term.Row::cells)
                    .returns(
                            180L
                                    * held.stream()
                                            .filter(m -> line.expected().contains(m.session()))
                                            .count(),
                            Term.Row::expected)
                    .returns(i == 0 ? 180L : 0L, Term.Row::justified);
        }
        assertThat(cast.statements(() -> sheets.term(group))).isLessThanOrEqualTo(3);
    }

    private static String cell(Line line, long session) {
        MarkView mark = line.marks().get(session);
        return mark == null
                ? line.expected().contains(session) ? "unmarked" : ""
                : mark.minutesLate() > 0
                        ? "late"
                        : mark.status() == AttendanceMark.Status.ANNOUNCED
                                ? "excused"
                                : mark.status().name().toLowerCase(Locale.ROOT);
    }

    @Test
    void more_than_two_months_and_a_period_that_ends_before_it_begins_are_refused() {
        assertThatThrownBy(() -> sheets.sheet(group, today, today.plusDays(63))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> sheets.sheet(group, today, today.minusDays(1))).isInstanceOf(Refused.class);
    }

    @Test
    void who_has_nothing_to_do_with_the_group_finds_no_sheet() {
        cast.become(Role.TRAINER);
        assertThatThrownBy(this::sheet).isInstanceOf(Missing.class);
        cast.become(Role.COORDINATOR, Set.of(987_654L), null);
        assertThatThrownBy(this::sheet).isInstanceOf(Missing.class);
        cast.become(Role.COUNSELLOR);
        assertThatThrownBy(this::sheet).isInstanceOf(Missing.class);
    }

    @Test
    void the_statements_do_not_grow_with_names_and_sessions() throws Exception {
        long few = cast.statements(this::sheet);
        for (int i = 0; i < 12; i++) {
            enrolments.enrol(cast.person("Personne", "Numéro " + i), group);
        }
        cast.session(group, today.plusDays(2));
        assertThat(cast.statements(this::sheet)).isEqualTo(few).isLessThanOrEqualTo(7);
    }
}
