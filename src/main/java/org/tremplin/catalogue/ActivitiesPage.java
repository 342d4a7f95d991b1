package org.tremplin.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.platform.Choice;
import org.tremplin.web.Listing;

/** The offer, by pole; its state is its URL. */
@Named
@RequestScoped
public class ActivitiesPage {
    @Inject
    private Catalogue catalogue;

    @Inject
    private Terms terms;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private Listing<ActivityRow> listing;
    private List<Choice> poles;
    private List<Choice> types;
    private List<Choice> programmes;

    public void load() {
        listing = new Listing<>(parameters, "q", "pole", "type", "programme", "archived");
        poles = terms.choices(Terms.Kind.POLE, Set.of(listing.id("pole")));
        types = terms.choices(Terms.Kind.TYPE, Set.of(listing.id("type")));
        programmes = terms.choices(Terms.Kind.PROGRAMME, Set.of(listing.id("programme")));
        listing.show(catalogue.list(
                listing.filter("q"),
                listing.id("pole"),
                listing.id("type"),
                listing.id("programme"),
                listing.filter("archived") != null,
                listing.slice()));
    }

    public Listing<ActivityRow> getListing() {
        return listing;
    }

    public List<Choice> getPoles() {
        return poles;
    }

    public List<Choice> getTypes() {
        return types;
    }

    public List<Choice> getProgrammes() {
        return programmes;
    }
}
