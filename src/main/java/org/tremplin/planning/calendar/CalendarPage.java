package org.tremplin.planning.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.catalogue.Terms;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.planning.SessionFilter;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionRow;
import org.tremplin.planning.availability.Closures;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Days;

/**
 * The calendar: its view, day and filters are its URL. The sessions are one block of data that {@code calendar.js} draws
 * and moves over REST; only what is seen is loaded.
 */
@Named
@RequestScoped
public class CalendarPage {
    private static final Jsonb JSON = JsonbBuilder.create();

    /** What is shown, and of how many days. */
    public enum View {
        DAY,
        WEEK,
        MONTH,
        ROOMS,
        TRAINERS,
        SITES,
        POLES,
        AGENDA;

        LocalDate from(LocalDate date) {
            return switch (this) {
                case DAY -> date;
                case MONTH -> date.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                default -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            };
        }

        LocalDate to(LocalDate date) {
            return switch (this) {
                case DAY -> date;
                case MONTH ->
                    date.with(TemporalAdjusters.lastDayOfMonth()).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                case AGENDA -> from(date).plusDays(13);
                default -> from(date).plusDays(6);
            };
        }

        LocalDate step(LocalDate date, int by) {
            return switch (this) {
                case DAY -> date.plusDays(by);
                case MONTH -> date.plusMonths(by);
                case AGENDA -> date.plusWeeks(2L * by);
                default -> date.plusWeeks(by);
            };
        }
    }

    /** What the script draws. */
    public record Data(
            View view,
            LocalDate date,
            LocalDate from,
            LocalDate to,
            LocalDate today,
            boolean edit,
            boolean overrule,
            List<SessionRow> sessions,
            List<Choice> rooms,
            List<Choice> trainers,
            List<Choice> sites,
            List<Choice> poles,
            Map<LocalDate, String> closed) {}

    @Inject
    private Rooms roomList;

    @Inject
    private SessionQueries queries;

    @Inject
    private Groups groups;

    @Inject
    private Closures closures;

    @Inject
    private Terms terms;

    @Inject
    private Houses houses;

    @Inject
    private Me me;

    @Inject
    private Ui ui;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private View view;
    private LocalDate date;
    private Data data;
    private String title;

    public void load() {
        me.mustHave(Permission.READ_PLANNING);
        view = Arrays.stream(View.values())
                .filter(v -> v.name().equalsIgnoreCase(parameters.getOrDefault("view", "week")))
                .findFirst()
                .orElse(View.WEEK);
        date = day();
        LocalDate from = view.from(date);
        LocalDate to = view.to(date);
        List<SessionRow> sessions = queries.all(
                new SessionFilter(from, to, id("group"), id("room"), id("trainer"), id("site"), id("pole"), null));
        data = new Data(
                view,
                date,
                from,
                to,
                houses.today(),
                me.has(Permission.EDIT_PLANNING),
                me.has(Permission.OVERRULE_CLASHES),
                sessions,
                roomList.all(),
                groups.trainerChoices(),
                houses.sites(me.reach(Permission.READ_PLANNING), null),
                terms.choices(Terms.Kind.POLE, Set.of(id("pole"))),
                closures.between(from, to, id("site")));
        title = chosen(sessions);
    }

    /** What the page is about when it is narrowed to a room, a trainer or a group: the heading of the printed week. */
    private String chosen(List<SessionRow> sessions) {
        List<String> names = new ArrayList<>();
        data.rooms().stream().filter(c -> c.value().equals(id("room"))).forEach(c -> names.add(c.label()));
        data.trainers().stream().filter(c -> c.value().equals(id("trainer"))).forEach(c -> names.add(c.label()));
        if (id("group") != 0) {
            sessions.stream().limit(1).forEach(s -> names.add(s.group()));
        }
        return String.join(", ", names);
    }

    private LocalDate day() {
        return Objects.requireNonNullElseGet(Days.read(parameters.get("date")), houses::today);
    }

    private long id(String name) {
        String text = parameters.get(name);
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    /** The same filters with another view and day. */
    public String href(String otherView, LocalDate otherDate) {
        StringBuilder query =
                new StringBuilder("?view=").append(otherView).append("&date=").append(otherDate);
        for (String name : List.of("group", "room", "trainer", "site", "pole")) {
            if (id(name) != 0) {
                query.append('&').append(name).append('=').append(id(name));
            }
        }
        return query.toString();
    }

    public String getPrevious() {
        return href(getView(), view.step(date, -1));
    }

    public String getNext() {
        return href(getView(), view.step(date, 1));
    }

    public String getToday() {
        return href(getView(), data.today());
    }

    /** "2 – 8 mars 2026", "mars 2026". */
    public String getPeriod() {
        if (view == View.MONTH) {
            return ui.monthName(date) + " " + date.getYear();
        }
        return view == View.DAY ? ui.longDate(date) : ui.date(data.from()) + " – " + ui.date(data.to());
    }

    public String filter(String name) {
        return id(name) == 0 ? null : String.valueOf(id(name));
    }

    /** Safe inside a script element: no "<" survives. */
    public String getJson() {
        return JSON.toJson(data).replace("<", "\\u003c");
    }

    public View[] getViews() {
        return View.values();
    }

    public String getView() {
        return view.name().toLowerCase();
    }

    public LocalDate getDate() {
        return date;
    }

    public Data getData() {
        return data;
    }

    public String getTitle() {
        return title;
    }
}
