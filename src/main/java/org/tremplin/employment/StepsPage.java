package org.tremplin.employment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.PersonRow;
import org.tremplin.web.Listing;

/** The job counsellor's home page: find a person, and see what was recorded last. */
@Named
@RequestScoped
public class StepsPage {
    @Inject
    private Employment employment;

    @Inject
    private PeopleSearch search;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private Listing<PersonRow> listing;
    private List<StepRow> latest;

    public void load() {
        latest = employment.latest();
        listing = new Listing<>(parameters, "q");
        if (listing.filter("q") != null) {
            listing.show(search.list(listing.filter("q"), null, false, listing.slice()));
        }
    }

    public Listing<PersonRow> getListing() {
        return listing;
    }

    public List<StepRow> getLatest() {
        return latest;
    }
}
