package org.tremplin.planning.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tremplin.access.Ui;
import org.tremplin.planning.SessionFilter;
import org.tremplin.platform.Choice;

/** The values for the holes of the calendar's page: its heading, links and filters. */
final class CalendarHoles {
    private final Ui ui;
    private final CalendarQueries.Data data;
    /** Filters by parameter name, in the order of the address; 0 for none. */
    private final Map<String, Long> narrowed;

    CalendarHoles(Ui ui, CalendarQueries.Data data, Map<String, Long> narrowed) {
        this.ui = ui;
        this.data = data;
        this.narrowed = narrowed;
    }

    Map<String, Object> of(SessionFilter filter) {
        CalendarView view = data.view();
        String about = data.about(filter);
        Map<String, Object> holes = new HashMap<>();
        holes.put("title", about.isEmpty() ? ui.texts().get("planning.calendar.title") : about);
        holes.put("period", period());
        holes.put("view", name(view));
        holes.put("date", data.date());
        holes.put("query", href(view, data.date()));
        holes.put("before", href(view, view.step(data.date(), -1)));
        holes.put("after", href(view, view.step(data.date(), 1)));
        holes.put("today", href(view, data.today()));
        holes.put("views", Stream.of(CalendarView.values()).map(this::view).toList());
        holes.put("one", filter.group() == 0 ? List.of() : List.of(Map.of("group", filter.group())));
        // for every option except the chosen one
        holes.put("chosen", null);
        holes.put("sites", options(data.sites(), filter.site()));
        holes.put("rooms", options(data.rooms(), filter.room()));
        holes.put("trainers", options(data.trainers(), filter.trainer()));
        holes.put("poles", options(data.poles(), filter.pole()));
        return holes;
    }

    /** "2 – 8 mars 2026", "mars 2026". */
    private String period() {
        return switch (data.view()) {
            case MONTH -> ui.monthName(data.date()) + " " + data.date().getYear();
            case DAY -> ui.longDate(data.date());
            default -> ui.date(data.from()) + " – " + ui.date(data.to());
        };
    }

    private static String name(CalendarView view) {
        return view.name().toLowerCase(Locale.ROOT);
    }

    /** The same filters with another view and day. */
    private String href(CalendarView other, LocalDate day) {
        StringBuilder query =
                new StringBuilder("?view=").append(name(other)).append("&date=").append(day);
        narrowed.forEach((name, id) -> {
            if (id != 0) {
                query.append('&').append(name).append('=').append(id);
            }
        });
        return query.toString();
    }

    private Map<String, Object> view(CalendarView other) {
        return Map.of(
                "href",
                href(other, data.date()),
                "current",
                other == data.view() ? "page" : "false",
                "label",
                ui.texts().get("planning.calendar.view-" + other.name()));
    }

    private static List<Map<String, Object>> options(List<Choice> choices, Long chosen) {
        return choices.stream()
                .map(choice -> choice.value().equals(chosen)
                        ? Map.<String, Object>of("value", choice.value(), "label", choice.label(), "chosen", "selected")
                        : Map.<String, Object>of("value", choice.value(), "label", choice.label()))
                .toList();
    }
}
