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

/** The values for the slots of the calendar's page: its heading, links and filters. */
final class CalendarSlots {
    private final Ui ui;
    private final CalendarQueries.Data data;
    /** Filters by parameter name, in the order of the address; 0 for none. */
    private final Map<String, Long> narrowed;

    CalendarSlots(Ui ui, CalendarQueries.Data data, Map<String, Long> narrowed) {
        this.ui = ui;
        this.data = data;
        this.narrowed = narrowed;
    }

    Map<String, Object> of(SessionFilter filter) {
        CalendarView view = data.view();
        String about = data.about(filter);
        Map<String, Object> slots = new HashMap<>();
        slots.put("title", about.isEmpty() ? ui.texts().get("planning.calendar.title") : about);
        slots.put("period", period());
        slots.put("view", name(view));
        slots.put("date", data.date());
        slots.put("query", href(view, data.date()));
        slots.put("before", href(view, view.step(data.date(), -1)));
        slots.put("after", href(view, view.step(data.date(), 1)));
        slots.put("today", href(view, data.today()));
        slots.put("views", Stream.of(CalendarView.values()).map(this::view).toList());
        slots.put("one", filter.group() == 0 ? List.of() : List.of(Map.of("group", filter.group())));
        // for every option except the chosen one
        slots.put("chosen", null);
        slots.put("sites", options(data.sites(), filter.site()));
        slots.put("rooms", options(data.rooms(), filter.room()));
        slots.put("trainers", options(data.trainers(), filter.trainer()));
        slots.put("poles", options(data.poles(), filter.pole()));
        return slots;
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
