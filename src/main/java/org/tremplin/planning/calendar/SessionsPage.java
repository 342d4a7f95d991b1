package org.tremplin.planning.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Houses;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionFilter;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionRow;
import org.tremplin.platform.Choice;
import org.tremplin.web.Listing;

/** The list of sessions; its state is its URL. */
@Named
@RequestScoped
public class SessionsPage {
    @Inject
    private Rooms roomList;

    @Inject
    private SessionQueries sessions;

    @Inject
    private Groups groups;

    @Inject
    private Houses houses;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private Listing<SessionRow> listing;
    private List<Choice> rooms;
    private List<Choice> trainers;
    private LocalDate from;
    private LocalDate to;

    public void load() {
        listing = new Listing<>(parameters, "from", "to", "group", "room", "trainer", "status");
        from = day("from", houses.today().minusDays(7));
        to = day("to", from.plusMonths(3));
        Session.Status status = Arrays.stream(Session.Status.values())
                .filter(s -> s.name().equals(listing.filter("status")))
                .findFirst()
                .orElse(null);
        rooms = roomList.all();
        trainers = groups.trainerChoices();
        listing.show(sessions.list(
                new SessionFilter(
                        from, to, listing.id("group"), listing.id("room"), listing.id("trainer"), 0, 0, status),
                listing.slice()));
    }

    private LocalDate day(String name, LocalDate otherwise) {
        String text = listing.filter(name);
        return text != null && text.matches("[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")
                ? LocalDate.of(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(5, 7)), 1)
                        .plusDays(Integer.parseInt(text.substring(8)) - 1L)
                : otherwise;
    }

    public Listing<SessionRow> getListing() {
        return listing;
    }

    public List<Choice> getRooms() {
        return rooms;
    }

    public List<Choice> getTrainers() {
        return trainers;
    }

    public LocalDate getFrom() {
        return from;
    }

    public LocalDate getTo() {
        return to;
    }

    public Session.Status[] getStatuses() {
        return Session.Status.values();
    }
}
