package org.tremplin.people.lists;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tremplin.people.PeopleSearch;
import org.tremplin.people.Person;
import org.tremplin.people.PersonRow;
import org.tremplin.web.Listing;

/** The list of people; its state is its URL. */
@Named
@RequestScoped
public class ListPage {
    @Inject
    private PeopleSearch search;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private Listing<PersonRow> listing;

    public void load() {
        listing = new Listing<>(parameters, "q", "role", "provisional");
        Person.Role role = Arrays.stream(Person.Role.values())
                .filter(r -> r.name().equals(listing.filter("role")))
                .findFirst()
                .orElse(null);
        listing.show(search.list(listing.filter("q"), role, listing.filter("provisional") != null, listing.slice()));
    }

    /** The filters as a query for the list's exports. */
    public String getQuery() {
        StringBuilder query = new StringBuilder();
        for (String filter : List.of("q", "role", "provisional")) {
            if (listing.filter(filter) != null) {
                query.append(query.length() == 0 ? '?' : '&')
                        .append(filter)
                        .append('=')
                        .append(URLEncoder.encode(listing.filter(filter), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    public Listing<PersonRow> getListing() {
        return listing;
    }

    public Person.Role[] getRoles() {
        return Person.Role.values();
    }
}
