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

/** The association: its name, the zone of its timetable, whether it shows its offer, its sites. */
@Named
@ViewScoped
public class AssociationPage implements Serializable {
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

    @NotBlank
    @Size(max = 120)
    private String name;

    @NotNull
    private String zone;

    private boolean offer;
    private boolean signUp;

    @Min(1)
    @Max(30)
    private int answerDays;

    @Min(1)
    @Max(5)
    private int contactYears;

    @Min(1)
    @Max(15)
    private int proofYears;

    @Size(max = 200)
    private String whom;

    private List<SiteRow> sites;
    private long site;

    @NotBlank
    @Size(max = 120)
    private String siteName;

    @Size(max = 200)
    private String siteAddress;

    public void load() {
        me.mustReachEverySite(Permission.MANAGE_ACCOUNTS);
        House house = houses.house();
        version = house.version();
        name = house.name();
        zone = house.zone().getId();
        offer = house.offer();
        signUp = house.signUp();
        answerDays = house.answerDays();
        contactYears = house.contactYears();
        proofYears = house.proofYears();
        sites = houses.siteRows();
        whom = houses.whomToAsk();
    }

    public void saveWhom() {
        houses.sayWhomToAsk(whom == null || whom.isBlank() ? null : whom.strip());
    }

    public String getWhom() {
        return whom;
    }

    public void setWhom(String whom) {
        this.whom = whom;
    }

    public void save() {
        houses.change(
                new House(version, name.strip(), ZoneId.of(zone), offer, answerDays, contactYears, proofYears, signUp));
        version++;
    }

    /** Starts to change a site. */
    public void choose(SiteRow chosen) {
        site = chosen.id();
        siteName = chosen.name();
        siteAddress = chosen.address();
    }

    public void saveSite() {
        String address = siteAddress == null || siteAddress.isBlank() ? null : siteAddress.strip();
        if (site == 0) {
            houses.addSite(siteName.strip(), address);
        } else {
            houses.changeSite(new SiteRow(site, siteName.strip(), address));
        }
        site = 0;
        siteName = null;
        siteAddress = null;
        sites = houses.siteRows();
    }

    public List<String> getZones() {
        return ZONES.contains(zone) ? ZONES : List.of(zone);
    }

    public boolean isSignUp() {
        return signUp;
    }

    public void setSignUp(boolean signUp) {
        this.signUp = signUp;
    }

    public boolean isOffer() {
        return offer;
    }

    public void setOffer(boolean offer) {
        this.offer = offer;
    }

    public int getAnswerDays() {
        return answerDays;
    }

    public void setAnswerDays(int answerDays) {
        this.answerDays = answerDays;
    }

    public int getContactYears() {
        return contactYears;
    }

    public void setContactYears(int contactYears) {
        this.contactYears = contactYears;
    }

    public int getProofYears() {
        return proofYears;
    }

    public void setProofYears(int proofYears) {
        this.proofYears = proofYears;
    }

    public List<SiteRow> getSites() {
        return sites;
    }

    public long getSite() {
        return site;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getSiteAddress() {
        return siteAddress;
    }

    public void setSiteAddress(String siteAddress) {
        this.siteAddress = siteAddress;
    }

    public String getSiteName() {
        return siteName;
    }

    public void setSiteName(String siteName) {
        this.siteName = siteName;
    }
}
