package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tremplin.access.Ui;

/** A half-day of the week, for people's availability. */
public record HalfDay(DayOfWeek day, Part part) implements Comparable<HalfDay>, Serializable {
    /** Morning until noon, afternoon until five, then evening. */
    public enum Part {
        MORNING,
        AFTERNOON,
        EVENING
    }

    private static final LocalTime NOON = LocalTime.of(12, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    /** Every half-day of a week. */
    public static List<HalfDay> week() {
        List<HalfDay> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (Part part : Part.values()) {
                week.add(new HalfDay(day, part));
            }
        }
        return week;
    }

    /** The half-day in which a time lies. */
    public static HalfDay of(DayOfWeek day, LocalTime start) {
        return new HalfDay(
                day, start.isBefore(NOON) ? Part.MORNING : start.isBefore(EVENING) ? Part.AFTERNOON : Part.EVENING);
    }

    /** "MONDAY-MORNING". */
    public String code() {
        return day + "-" + part;
    }

    public static String join(Set<HalfDay> halfDays) {
        return new TreeSet<>(halfDays).stream().map(HalfDay::code).collect(Collectors.joining(" "));
    }

    public static Set<HalfDay> read(String codes) {
        return week().stream()
                .filter(half -> (" " + codes + " ").contains(" " + half.code() + " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public int compareTo(HalfDay other) {
        return day == other.day ? part.compareTo(other.part) : day.compareTo(other.day);
    }

    /** "lun. matin", for a narrow column. */
    public String briefly(Ui ui) {
        return ui.shortWeekday(day) + " " + ui.texts().get("enrolment.part." + part);
    }

    /** "lundi matin". */
    public String said(Ui ui) {
        return ui.weekday(day) + " " + ui.texts().get("enrolment.part." + part);
    }
}
