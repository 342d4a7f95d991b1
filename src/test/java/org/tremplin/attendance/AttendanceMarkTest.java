package org.tremplin.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tremplin.attendance.AttendanceMark.Status;
import org.tremplin.platform.Refused;

class AttendanceMarkTest {
    private static final int LENGTH = 150;

    @ParameterizedTest
    @CsvSource({"0, 0, 150", "20, 15, 115", "150, 0, 0", "0, 150, 0", "75, 75, 0"})
    void minutes_present_are_the_length_less_late_less_left_early(int late, int early, int minutes) {
        assertEquals(minutes, AttendanceMark.minutes(present(late, early), LENGTH));
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "PRESENT")
    void whoever_was_not_there_has_no_minutes(Status status) {
        assertEquals(0, AttendanceMark.minutes(new MarkValue(status, 20, 15, null), LENGTH));
    }

    @ParameterizedTest
    @CsvSource({"151, 0", "0, 151", "100, 51", "-1, 0", "0, -1", "2147483647, 2147483647"})
    void minutes_beyond_the_session_are_refused_and_change_nothing(int late, int early) {
        AttendanceMark mark = marked(present(20, 15));
        Refused refused = assertThrows(Refused.class, () -> mark.change(present(late, early), LENGTH));
        assertEquals(AttendanceRefusal.MINUTES_OUT_OF_RANGE, refused.refusal());
        assertEquals(present(20, 15), mark.value());
    }

    @Test
    void the_same_value_again_changes_nothing() {
        AttendanceMark mark = marked(present(20, 15));
        assertFalse(mark.change(present(20, 15), LENGTH));
        assertFalse(mark.differsFrom(present(20, 15)));
    }

    @Test
    void another_minute_or_status_or_reason_is_another_value() {
        AttendanceMark mark = marked(present(20, 15));
        assertTrue(mark.change(present(25, 15), LENGTH));
        assertTrue(mark.change(new MarkValue(Status.EXCUSED, 0, 0, null), LENGTH));
        assertTrue(mark.change(new MarkValue(Status.EXCUSED, 0, 0, 3L), LENGTH));
        assertEquals(new MarkValue(Status.EXCUSED, 0, 0, 3L), mark.value());
    }

    @Test
    void an_absence_keeps_its_reason_and_no_minutes() {
        assertEquals(
                new MarkValue(Status.ABSENT, 0, 0, 3L),
                marked(new MarkValue(Status.ABSENT, 20, 15, 3L)).value());
    }

    @Test
    void a_presence_keeps_its_minutes_and_no_reason() {
        assertEquals(
                present(5, 0), marked(new MarkValue(Status.PRESENT, 5, 0, 3L)).value());
    }

    @Test
    void what_a_status_has_no_use_for_makes_no_difference() {
        AttendanceMark mark = marked(new MarkValue(Status.ABSENT, 0, 0, null));
        assertFalse(mark.change(new MarkValue(Status.ABSENT, 20, 15, null), LENGTH));
    }

    private static AttendanceMark marked(MarkValue value) {
        AttendanceMark mark = new AttendanceMark();
        mark.change(value, LENGTH);
        return mark;
    }

    private static MarkValue present(int late, int early) {
        return new MarkValue(Status.PRESENT, late, early, null);
    }
}
