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
import org.tremplin.web.Form;

/** Plans a series: days and hours, how often and how far; shows every session before one is written. */
@Named
@ViewScoped
public class SeriesPage implements Serializable {
    public static class Fields implements Form {
        public long group;
        public String title;
        public final List<DayLine> days = new ArrayList<>();
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
        public Long[] trainers = {};

        @Size(max = 200)
        public String clashReason;

        public SeriesPlans.Preview preview;
        public List<Choice> rooms;
        public List<Choice> people;
    }

    /** One line of the form: a day with its hours, when it is ticked. */
    public static class DayLine implements Form {
        public final DayOfWeek day;
        public boolean chosen;
        public LocalTime from = LocalTime.of(9, 0);
        public LocalTime to = LocalTime.of(12, 0);

        DayLine(DayOfWeek day) {
            this.day = day;
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

    private final Fields form = new Fields();

    private final Set<LocalDate> kept = new HashSet<>();
    private final Set<LocalDate> dropped = new HashSet<>();

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        GroupForm known = groups.view(form.group);
        form.title = known.title;
        LocalDate today = houses.today();
        form.from = known.startsOn.isAfter(today) ? known.startsOn : today;
        form.from = form.from.isAfter(known.endsOn) ? known.startsOn : form.from;
        form.until = known.endsOn;
        form.room = known.room;
        form.trainers = known.trainers.toArray(Long[]::new);
        form.rooms = roomList.choices(form.room);
        form.people = groups.trainerChoices();
        for (DayOfWeek day : DayOfWeek.values()) {
            form.days.add(new DayLine(day));
        }
    }

    /** Shows what the form makes. */
    public void show() {
        form.preview = plans.preview(wanted());
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
        plans.write(wanted(), form.clashReason);
        external.redirect("/planning/group?group=" + form.group);
    }

    private SeriesPlans.Wanted wanted() {
        List<Series.Meeting> meetings = form.days.stream()
                .filter(line -> line.chosen)
                .map(d -> new Series.Meeting(d.day, form.ordinal, d.from, d.to))
                .toList();
        Series series = new Series(
                meetings,
                form.frequency,
                form.interval,
                form.from,
                form.until,
                form.count,
                form.hours == null ? null : form.hours * 60);
        return new SeriesPlans.Wanted(
                form.group, series, form.room, Set.of(form.trainers), Set.copyOf(kept), Set.copyOf(dropped));
    }

    public Series.Every[] getFrequencies() {
        return Series.Every.values();
    }

    public int[] getOrdinals() {
        return new int[] {1, 2, 3, 4, -1};
    }

    public Fields getForm() {
        return form;
    }
}
