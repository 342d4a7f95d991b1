package org.tremplin.planning.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.tremplin.access.Houses;
import org.tremplin.access.Ui;
import org.tremplin.planning.SessionFilter;
import org.tremplin.platform.Days;

/**
 * The calendar: its view, day and filters are its URL. The sessions are one block of data that {@code calendar.js}
 * draws and moves over REST; only what is visible is loaded.
 */
@Named
@RequestScoped
public class CalendarPage {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private CalendarQueries calendar;

    @Inject
    private Houses houses;

    @Inject
    private Ui ui;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private CalendarView view;
    private CalendarQueries.Data data;
    private String title;

    public void load() {
        view = CalendarView.named(parameters.get("view"));
        LocalDate date = Objects.requireNonNullElseGet(Days.read(parameters.get("date")), houses::today);
        SessionFilter filter = new SessionFilter(
                view.from(date), view.to(date), id("group"), id("room"), id("trainer"), id("site"), id("pole"), null);
        data = calendar.show(view, date, filter);
        title = data.about(filter);
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
        return href(getView(), view.step(data.date(), -1));
    }

    public String getNext() {
        return href(getView(), view.step(data.date(), 1));
    }

    public String getToday() {
        return href(getView(), data.today());
    }

    /** "2 – 8 mars 2026", "mars 2026". */
    public String getPeriod() {
        if (view == CalendarView.MONTH) {
            return ui.monthName(data.date()) + " " + data.date().getYear();
        }
        return view == CalendarView.DAY ? ui.longDate(data.date()) : ui.date(data.from()) + " – " + ui.date(data.to());
    }

    public String filter(String name) {
        return id(name) == 0 ? null : String.valueOf(id(name));
    }

    /** Safe inside a script element: no "<" survives. */
    public String getJson() {
        return JSON.toJson(data).replace("<", "\\u003c");
    }

    public CalendarView[] getViews() {
        return CalendarView.values();
    }

    public String getView() {
        return view.name().toLowerCase(Locale.ROOT);
    }

    public CalendarQueries.Data getData() {
        return data;
    }

    public String getTitle() {
        return title;
    }
}
