package org.tremplin.access;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import org.tremplin.platform.PlainText;
import org.tremplin.web.Form;

/** The association: its name, the zone of its timetable, whether it shows its offer, its sites. */
@Named
@ViewScoped
public class AssociationPage implements Serializable {
    public static class Fields implements Form {
        @NotBlank
        @Size(max = 120)
        public String name;

        @NotNull
        public String zone;

        public boolean offer;
        public boolean signUp;

        @NotNull
        @Min(1)
        @Max(30)
        public Integer answerDays;

        @NotNull
        @Min(1)
        @Max(5)
        public Integer contactYears;

        @NotNull
        @Min(1)
        @Max(15)
        public Integer proofYears;

        @Size(max = 200)
        public String whom;

        public List<SiteRow> sites;
        public long site;

        @NotBlank
        @Size(max = 120)
        public String siteName;

        @Size(max = 200)
        public String siteAddress;
    }

    /** Where French-speaking associations are; the timetable is wall time of one of these. */
    private static final List<String> ZONES = List.of(
            "Europe/Brussels",
            "Europe/Paris",
            "Europe/Luxembourg",
            "Europe/Zurich",
            "America/Guadeloupe",
            "America/Martinique",
            "America/Cayenne",
            "Indian/Reunion",
            "Indian/Mayotte",
            "Pacific/Noumea",
            "Pacific/Tahiti");

    @Inject
    private transient Me me;

    @Inject
    private transient Houses houses;

    private long version;

    private final Fields form = new Fields();

    public void load() {
        me.mustReachEverySite(Permission.MANAGE_ACCOUNTS);
        House house = houses.house();
        version = house.version();
        form.name = house.name();
        form.zone = house.zone().getId();
        form.offer = house.offer();
        form.signUp = house.signUp();
        form.answerDays = house.answerDays();
        form.contactYears = house.contactYears();
        form.proofYears = house.proofYears();
        form.sites = houses.siteRows();
        form.whom = houses.whomToAsk();
    }

    public void saveWhom() {
        houses.sayWhomToAsk(PlainText.typed(form.whom));
    }

    public void save() {
        houses.change(new House(
                version,
                form.name.strip(),
                ZoneId.of(form.zone),
                form.offer,
                form.answerDays,
                form.contactYears,
                form.proofYears,
                form.signUp));
        version++;
    }

    /** Starts to change a site. */
    public void choose(SiteRow chosen) {
        form.site = chosen.id();
        form.siteName = chosen.name();
        form.siteAddress = chosen.address();
    }

    public void saveSite() {
        String address = PlainText.typed(form.siteAddress);
        if (form.site == 0) {
            houses.addSite(form.siteName.strip(), address);
        } else {
            houses.changeSite(new SiteRow(form.site, form.siteName.strip(), address));
        }
        form.site = 0;
        form.siteName = null;
        form.siteAddress = null;
        form.sites = houses.siteRows();
    }

    public List<String> getZones() {
        return ZONES.contains(form.zone) ? ZONES : List.of(form.zone);
    }

    public Fields getForm() {
        return form;
    }
}
