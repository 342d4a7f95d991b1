package org.tremplin.attendance.hours;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Ui;

/** A group's term at a glance. */
@Named
@RequestScoped
public class TermPage {
    private static final String NOTHING = "–";
    private static final String LETTER = "attendance.term.letter.";

    @Inject
    private SignInSheets sheets;

    @Inject
    private Ui ui;

    private long group;
    private Term view;

    public void load() {
        view = sheets.term(group);
    }

    /** The values for the page's slots. */
    public Map<String, Object> getSlots() {
        boolean none = view.meetings().isEmpty();
        return Map.of(
                "group",
                group,
                "title",
                view.title(),
                "none",
                none ? List.of(Map.of()) : List.of(),
                "term",
                none ? List.of() : List.of(term()));
    }

    /** A term has thousands of cells, which share six maps. */
    private Map<String, Object> term() {
        Map<String, Map<String, Object>> states = Stream.of("present", "late", "excused", "absent", "unmarked")
                .collect(Collectors.toMap(
                        Function.identity(),
                        state -> Map.of("state", state, "letter", ui.texts().get(LETTER + state))));
        states.put("", empty());
        long toCall = view.rows().stream().filter(row -> !row.signs().isEmpty()).count();
        Map<String, Object> slots = new HashMap<>();
        slots.put("call", ui.texts().format("attendance.term.to-call", toCall));
        slots.put("calm", toCall == 0 ? List.of(Map.of()) : List.of());
        slots.put("alarm", toCall == 0 ? List.of() : List.of(Map.of()));
        slots.put(
                "days",
                view.meetings().stream()
                        .map(m -> Map.of("session", m.session(), "day", ui.dayAndMonth(m.date())))
                        .toList());
        slots.put("rows", view.rows().stream().map(row -> row(row, states)).toList());
        slots.put("rate", percent(view.rate()));
        slots.put("hours", ui.hours(view.minutes()));
        slots.put("off", offList(view.offList()));
        slots.put("period", ui.texts().format("attendance.term.period", ui.date(view.from()), ui.date(view.to())));
        return slots;
    }

    /** Its state is null, so that the attribute is left out. */
    private static Map<String, Object> empty() {
        Map<String, Object> cell = new HashMap<>();
        cell.put("state", null);
        cell.put("letter", "");
        return cell;
    }

    private Map<String, Object> row(Term.Row row, Map<String, Map<String, Object>> states) {
        return Map.of(
                "person",
                row.person(),
                "name",
                row.name(),
                "signs",
                row.signs().stream()
                        .map(sign -> Map.of("sign", ui.texts().get("attendance.term." + sign.name())))
                        .toList(),
                "rate",
                percent(row.rate()),
                "diligence",
                percent(row.diligence()),
                "hours",
                ui.hours(row.minutes()),
                "off",
                offList(row.offList()),
                "streak",
                row.streak(),
                "cells",
                row.cells().stream().map(states::get).toList());
    }

    private String percent(Long percent) {
        return percent == null ? NOTHING : ui.texts().format("attendance.term.percent", percent);
    }

    private String offList(long minutes) {
        return minutes == 0 ? NOTHING : ui.hours(minutes);
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }
}
