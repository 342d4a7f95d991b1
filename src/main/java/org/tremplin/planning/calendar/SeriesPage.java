package org.tremplin.planning.calendar;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.platform.Choice;

/** Plans a series: days and hours, how often and how far; shows every session before one is written. */
@Named
@ViewScoped
public class SeriesPage implements Serializable {
    /** One line of the form: a day with its hours, when it is ticked. */
    public static class DayLine implements Serializable {
        private final DayOfWeek day;
        private boolean chosen;
        private LocalTime from = LocalTime.of(9, 0);
        private LocalTime to = LocalTime.of(12, 0);

        DayLine(DayOfWeek day) {
            this.day = day;
        }

        public DayOfWeek getDay() {
            return day;
        }

        public boolean isChosen() {
            return chosen;
        }

        public void setChosen(boolean chosen) {
            this.chosen = chosen;
        }

        public LocalTime getFrom() {
            return from;
        }

        public void setFrom(LocalTime from) {
            this.from = from;
        }

        public LocalTime getTo() {
            return to;
        }

        public void setTo(LocalTime to) {
            this.to = to;
        }
    }

    @Inject
    private transient Rooms roomList;

    @Inject
    private transient Me me;

    @Inject
    private transient SeriesPlans plans;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private long group;
    private String title;
    private final List<DayLine> days = new ArrayList<>();
    private Series.Every frequency = Series.Every.WEEKLY;
    private int ordinal = 1;

    @Min(1)
    @Max(52)
    private int interval = 1;

    @NotNull
    private LocalDate from;

    @NotNull
    private LocalDate until;

    @Min(1)
    @Max(500)
    private Integer count;

    @Min(1)
    @Max(2_000)
    private Integer hours;

    private Long room;
    private Long[] trainers = {};

    @Size(max = 200)
    private String clashReason;

    private final Set<LocalDate> kept = new HashSet<>();
    private final Set<LocalDate> dropped = new HashSet<>();
    private SeriesPlans.Preview preview;
    private List<Choice> rooms;
    private List<Choice> people;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        GroupForm known = groups.view(group);
        title = known.title();
        LocalDate today = houses.today();
        from = known.startsOn().isAfter(today) ? known.startsOn() : today;
        from = from.isAfter(known.endsOn()) ? known.startsOn() : from;
        until = known.endsOn();
        room = known.room();
        trainers = known.trainers().toArray(Long[]::new);
        rooms = roomList.choices(room);
        people = groups.trainerChoices();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(new DayLine(day));
        }
    }

    /** Shows what the form makes. */
    public void show() {
        preview = plans.preview(wanted());
    }

    /** A closed day is used all the same. */
    public void keep(LocalDate day) {
        dropped.remove(day);
        kept.add(day);
        show();
    }

    /** A day is left out. */
    public void drop(LocalDate day) {
        kept.remove(day);
        dropped.add(day);
        show();
    }

    public void write() throws IOException {
        show();
        plans.write(wanted(), clashReason);
        external.redirect("/planning/group?group=" + group);
    }

    private SeriesPlans.Wanted wanted() {
        List<Series.Meeting> meetings = days.stream()
                .filter(DayLine::isChosen)
                .map(d -> new Series.Meeting(d.getDay(), ordinal, d.getFrom(), d.getTo()))
                .toList();
        Series series =
                new Series(meetings, frequency, interval, from, until, count, hours == null ? null : hours * 60);
        return new SeriesPlans.Wanted(group, series, room, Set.of(trainers), Set.copyOf(kept), Set.copyOf(dropped));
    }

    public List<DayLine> getDays() {
        return days;
    }

    public SeriesPlans.Preview getPreview() {
        return preview;
    }

    public Series.Every[] getFrequencies() {
        return Series.Every.values();
    }

    public int[] getOrdinals() {
        return new int[] {1, 2, 3, 4, -1};
    }

    public List<Choice> getRooms() {
        return rooms;
    }

    public List<Choice> getPeople() {
        return people;
    }

    public String getTitle() {
        return title;
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }

    public Series.Every getFrequency() {
        return frequency;
    }

    public void setFrequency(Series.Every frequency) {
        this.frequency = frequency;
    }

    public int getOrdinal() {
        return ordinal;
    }

    public void setOrdinal(int ordinal) {
        this.ordinal = ordinal;
    }

    public int getInterval() {
        return interval;
    }

    public void setInterval(int interval) {
        this.interval = interval;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public Integer getCount() {
        return count;
    }

    public void setCount(Integer count) {
        this.count = count;
    }

    public Integer getHours() {
        return hours;
    }

    public void setHours(Integer hours) {
        this.hours = hours;
    }

    public Long getRoom() {
        return room;
    }

    public void setRoom(Long room) {
        this.room = room;
    }

    public Long[] getTrainers() {
        return trainers;
    }

    public void setTrainers(Long[] trainers) {
        this.trainers = trainers;
    }

    public String getClashReason() {
        return clashReason;
    }

    public void setClashReason(String clashReason) {
        this.clashReason = clashReason;
    }
}
