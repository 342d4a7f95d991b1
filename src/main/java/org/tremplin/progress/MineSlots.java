package org.tremplin.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tremplin.access.Ui;
import org.tremplin.platform.Texts;
import org.tremplin.progress.certificates.CertificateView;
import org.tremplin.progress.funding.TargetRow;

/** The values for the slots of the learner's page. An optional part is a list of one map or none. */
final class MineSlots {
    private static final List<Map<String, Object>> YES = List.of(Map.of());
    private static final List<Map<String, Object>> NO = List.of();
    private static final int SERIES = 3;

    private final Ui ui;
    private final Texts texts;

    MineSlots(Ui ui) {
        this.ui = ui;
        texts = ui.texts();
    }

    Map<String, Object> of(MyProgress mine, List<CertificateView> certificates, List<TargetRow> targets) {
        Map<String, Object> slots = new HashMap<>();
        slots.put("free", when(mine.next() == null));
        slots.put("next", mine.next() == null ? NO : List.of(next(mine.next())));
        slots.put("hours", texts.format("progress.mine.hours-done", mine.hours(), mine.minutesBeside()));
        slots.put("sessions", texts.format("progress.mine.sessions-done", mine.sessionsThisYear()));
        slots.put(
                "streak",
                mine.streak() < SERIES
                        ? NO
                        : List.of(Map.of("turns", texts.format("progress.mine.streak", mine.streak()))));
        slots.put("targets", some(targets.stream().map(this::target)));
        slots.put("young", when(mine.past().isEmpty()));
        slots.put("past", mine.past().stream().map(this::past).toList());
        slots.put("papers", some(certificates.stream().map(this::certificate)));
        slots.put("groups", some(mine.groups().stream().map(title -> Map.of("title", title))));
        return slots;
    }

    private static List<Map<String, Object>> when(boolean so) {
        return so ? YES : NO;
    }

    /** A part of the page with a list, unless the list is empty. */
    private static List<Map<String, Object>> some(Stream<Map<String, Object>> all) {
        List<Map<String, Object>> list = all.toList();
        return list.isEmpty() ? NO : List.of(Map.of("all", list));
    }

    private Map<String, Object> next(MyProgress.Meeting next) {
        return Map.of(
                "day",
                ui.dayName(next.date()),
                "date",
                next.date().getDayOfMonth(),
                "month",
                ui.monthName(next.date()),
                "title",
                next.title(),
                "from",
                ui.time(next.startsAt()),
                "to",
                ui.time(next.endsAt()),
                "rooms",
                next.room() == null || next.room().isEmpty() ? NO : List.of(Map.of("room", next.room())),
                "site",
                next.site(),
                "trainers",
                next.trainer().isEmpty() ? NO : List.of(Map.of("trainer", next.trainer())));
    }

    private Map<String, Object> target(TargetRow target) {
        return Map.of(
                "title",
                target.programme().title(),
                "done",
                texts.format(
                        "progress.mine.target-done",
                        target.pace().done(),
                        texts.format(
                                "progress.unit."
                                        + target.programme().rule().unit().name(),
                                target.pace().required())),
                "percent",
                target.pace().percent(),
                "due",
                texts.format("progress.mine.target-due", ui.date(target.form().due)));
    }

    private Map<String, Object> past(MyProgress.Past lesson) {
        return Map.of(
                "there",
                when(lesson.minutes() > 0),
                "away",
                when(lesson.minutes() == 0 && lesson.marked()),
                "open",
                when(!lesson.marked()),
                "title",
                lesson.title(),
                "date",
                ui.longDate(lesson.date()));
    }

    private Map<String, Object> certificate(CertificateView paper) {
        return Map.of(
                "id",
                paper.id(),
                "kind",
                texts.get("progress.certificate.kind." + paper.kind()),
                "from",
                ui.date(paper.from()),
                "to",
                ui.date(paper.to()));
    }
}
