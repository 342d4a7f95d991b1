package org.tremplin.access;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import org.tremplin.platform.Choice;

/** The association: its name, the zone of its timetable, its sites. */
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

    private List<Choice> sites;
    private long site;

    @NotBlank
    @Size(max = 120)
    private String siteName;

    public void load() {
        me.mustHave(Permission.MANAGE_ACCOUNTS);
        House house = houses.house();
        version = house.version();
        name = house.name();
        zone = house.zone().getId();
        sites = houses.sites();
    }

    public void save() {
        houses.rename(version, name.strip(), ZoneId.of(zone));
        version++;
    }

    /** Starts to rename a site, or leaves it. */
    public void choose(Choice chosen) {
        site = (Long) chosen.value();
        siteName = chosen.label();
    }

    public void saveSite() {
        if (site == 0) {
            houses.addSite(siteName.strip());
        } else {
            houses.renameSite(site, siteName.strip());
        }
        site = 0;
        siteName = null;
        sites = houses.sites();
    }

    public List<String> getZones() {
        return ZONES.contains(zone) ? ZONES : List.of(zone);
    }

    public List<Choice> getSites() {
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

    public String getSiteName() {
        return siteName;
    }

    public void setSiteName(String siteName) {
        this.siteName = siteName;
    }
}
