package org.tremplin.planning.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.planning.GroupRow;
import org.tremplin.planning.Groups;
import org.tremplin.platform.Days;
import org.tremplin.web.Listing;

/** The list of groups; its state is its URL. */
@Named
@RequestScoped
public class GroupsPage {
    @Inject
    private Groups groups;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private Listing<GroupRow> listing;

    public void load() {
        listing = new Listing<>(parameters, "q", "activity", "date", "from", "to", "room");
        listing.show(groups.list(listing.filter("q"), listing.id("activity"), listing.slice()));
    }

    /** Where the name of a group links to: the group, or the session being created in the calendar. */
    public String href(GroupRow row) {
        if (listing.filter("date") == null) {
            return "/planning/group?group=" + row.id();
        }
        return "/planning/session-edit?group=" + row.id()
                + Stream.of("date", "from", "to", "room")
                        .filter(name -> listing.filter(name) != null)
                        .map(name -> "&" + name + "=" + URLEncoder.encode(listing.filter(name), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
    }

    /** The day of a session being created in the calendar, or null. */
    public LocalDate getDate() {
        return Days.read(listing.filter("date"));
    }

    public Listing<GroupRow> getListing() {
        return listing;
    }
}
