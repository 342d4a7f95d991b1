package org.tremplin.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.tremplin.platform.Listing;

/** The list of people; its state is its URL. */
@Named
@RequestScoped
public class ListPage {
    @Inject
    private People people;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private Listing<PersonRow> listing;

    public void load() {
        listing = new Listing<>(parameters, "q", "provisional");
        listing.show(people.list(listing.filter("q"), listing.filter("provisional") != null, listing.slice()));
    }

    public Listing<PersonRow> getListing() {
        return listing;
    }
}
