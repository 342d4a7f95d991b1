package org.tremplin.attendance.closing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.planning.Session;

/** The trainer's home page: the current session first, then the next ones, then incomplete roll-calls. */
@Named
@RequestScoped
public class TodayPage {
    private static final int DAYS_AHEAD = 14;
    private static final int DAYS_BACK = 30;
    private static final int DAYS_KEPT = 2;

    @Inject
    private SessionCards sessions;

    @Inject
    private Houses houses;

    @Inject
    private Clock clock;

    private LocalDate today;
    private LocalTime now;
    private List<SessionCard> cards;
    private List<SessionCard> toComplete;

    public void load() {
        today = houses.today();
        now = LocalTime.now(clock.withZone(houses.house().zone()));
        cards = sessions.cards(today, today.plusDays(DAYS_AHEAD));
        toComplete = sessions.toComplete(today.minusDays(DAYS_BACK), today.minusDays(1));
    }

    public LocalDate getToday() {
        return today;
    }

    /** Today's sessions: running, then upcoming, then over. */
    public List<SessionCard> getSessions() {
        return cards.stream()
                .filter(c -> c.date().equals(today))
                .sorted((a, b) -> rank(a) - rank(b))
                .toList();
    }

    private int rank(SessionCard card) {
        return List.of("now", "next", "todo", "done").indexOf(when(card));
    }

    /** The next sessions after today: at most six. */
    public List<SessionCard> getComing() {
        return cards.stream().filter(c -> c.date().isAfter(today)).limit(6).toList();
    }

    public List<SessionCard> getToComplete() {
        return toComplete;
    }

    /** Whether the phone stores its list for offline use: today and the next two days. */
    public boolean keep(SessionCard card) {
        return !card.date().isBefore(today)
                && !card.date().isAfter(today.plusDays(DAYS_KEPT))
                && card.status() != Session.Status.CANCELLED;
    }

    /** now, next, todo (over, roll-call incomplete) or done. */
    public String when(SessionCard card) {
        if (card.date().isAfter(today)
                || card.date().equals(today) && now.isBefore(card.startsAt().minusMinutes(15))) {
            return "next";
        }
        if (card.date().equals(today) && now.isBefore(card.endsAt())) {
            return "now";
        }
        return card.incomplete() ? "todo" : "done";
    }
}
