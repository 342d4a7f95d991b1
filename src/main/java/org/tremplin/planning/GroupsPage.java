package org.tremplin.planning;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.tremplin.platform.Listing;

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
        listing = new Listing<>(parameters, "q", "activity");
        listing.show(groups.list(listing.filter("q"), listing.id("activity"), listing.slice()));
    }

    public Listing<GroupRow> getListing() {
        return listing;
    }
}
