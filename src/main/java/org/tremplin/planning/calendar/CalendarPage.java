package org.tremplin.planning.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
    @Inject
    private CalendarQueries calendar;

    @Inject
    private Houses houses;

    @Inject
    private Ui ui;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private final Map<String, Long> narrowed = new LinkedHashMap<>();
    private SessionFilter filter;
    private CalendarQueries.Data data;

    public void load() {
        CalendarView view = CalendarView.named(parameters.get("view"));
        LocalDate date = Objects.requireNonNullElseGet(Days.read(parameters.get("date")), houses::today);
        Stream.of("group", "room", "trainer", "site", "pole").forEach(name -> narrowed.put(name, id(name)));
        filter = new SessionFilter(
                view.from(date),
                view.to(date),
                narrowed.get("group"),
                narrowed.get("room"),
                narrowed.get("trainer"),
                narrowed.get("site"),
                narrowed.get("pole"),
                null);
        data = calendar.show(view, date, filter);
    }

    private long id(String name) {
        String text = parameters.get(name);
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    /** The values for the page's slots. */
    public Map<String, Object> getSlots() {
        return new CalendarSlots(ui, data, narrowed).of(filter);
    }

    /** Safe inside a script element. */
    public String getJson() {
        return CalendarJson.of(data);
    }
}
