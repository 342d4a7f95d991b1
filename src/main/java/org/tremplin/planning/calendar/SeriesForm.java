package org.tremplin.planning.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tremplin.web.Form;

/** The form of a series: days and hours, how often and until when, and which closed days are used anyway. */
public final class SeriesForm implements Form {
    public long group;
    /** The title of the group. */
    public String title;

    public final List<DayLine> days =
            Stream.of(DayOfWeek.values()).map(DayLine::new).toList();
    public Series.Every frequency = Series.Every.WEEKLY;
    public int ordinal = 1;

    @NotNull
    @Min(1)
    @Max(52)
    public Integer interval = 1;

    @NotNull
    public LocalDate from;

    @NotNull
    public LocalDate until;

    @Min(1)
    @Max(500)
    public Integer count;

    @Min(1)
    @Max(2_000)
    public Integer hours;

    public Long room;
    public Set<Long> trainers = new HashSet<>();

    @Size(max = 200)
    public String clashReason;

    /** Closed days that are used anyway. */
    public Set<LocalDate> kept = new HashSet<>();

    /** Days that are left out by hand. */
    public Set<LocalDate> dropped = new HashSet<>();

    /** One line of the form: a day with its hours, used when it is ticked. */
    public static class DayLine implements Form {
        public final DayOfWeek day;
        public boolean chosen;
        public LocalTime from = LocalTime.of(9, 0);
        public LocalTime to = LocalTime.of(12, 0);

        DayLine(DayOfWeek day) {
            this.day = day;
        }
    }

    /** The requested series. Refuses like {@link Series}. */
    SeriesPlans.Wanted wanted() {
        List<Series.Meeting> meetings = days.stream()
                .filter(line -> line.chosen)
                .map(d -> new Series.Meeting(d.day, ordinal, d.from, d.to))
                .toList();
        Series series =
                new Series(meetings, frequency, interval, from, until, count, hours == null ? null : hours * 60);
        return new SeriesPlans.Wanted(group, series, room, trainers, Set.copyOf(kept), Set.copyOf(dropped));
    }
}
