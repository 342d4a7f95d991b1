package org.tremplin.offer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Ui;
import org.tremplin.platform.Choice;

/** The public offer. In print it is a leaflet, or a poster for the one activity in its address. */
@Named
@RequestScoped
public class OfferPage {
    /** The activities of a pole. */
    public record Shelf(long pole, String title, List<OfferRow> rows) {}

    @Inject
    private Offers offers;

    @Inject
    private Houses houses;

    @Inject
    private Me me;

    @Inject
    private Ui ui;

    @Inject
    private ExternalContext external;

    private List<Shelf> shelves;
    private List<Choice> poles;

    public void load() {
        List<OfferRow> rows = offers.list(id("activity"));
        poles = rows.stream()
                .map(r -> new Choice(r.activity().form().pole, r.activity().pole()))
                .distinct()
                .toList();
        shelves = poles.stream()
                .filter(p -> id("activity") != 0 || id("pole") == 0 || p.value().equals(id("pole")))
                .map(p -> new Shelf(
                        (Long) p.value(),
                        p.label(),
                        rows.stream()
                                .filter(r -> p.value().equals(r.activity().form().pole))
                                .toList()))
                .toList();
        if (!me.isSignedIn()) {
            external.setResponseHeader("Cache-Control", "private, max-age=300");
            external.addResponseHeader("Vary", "Cookie, Accept-Language");
        }
    }

    private long id(String name) {
        String text = external.getRequestParameterMap().get(name);
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    /** "lundi, jeudi". */
    public String days(OfferGroup.Hours hours) {
        return hours.days().stream()
                .map(ui::weekday)
                .collect(Collectors.joining(ui.texts().get("planning.offer.comma")));
    }

    /** Whether people may sign up on the public page. */
    public boolean isSignUp() {
        return houses.house().signUp();
    }

    public List<Shelf> getShelves() {
        return shelves;
    }

    public List<Choice> getPoles() {
        return poles;
    }

    public long getPole() {
        return id("pole");
    }

    /** The activity in the address, or null for the whole offer. */
    public OfferRow getOne() {
        return id("activity") == 0 ? null : shelves.get(0).rows().get(0);
    }
}
