package org.tremplin.planning.calendar;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.planning.RoomRow;
import org.tremplin.planning.Rooms;
import org.tremplin.platform.Choice;

/** The rooms of the sites that somebody plans. */
@Named
@ViewScoped
public class RoomsPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Rooms rooms;

    @Inject
    private transient Houses houses;

    private List<RoomRow> rows;
    private List<Choice> sites;
    private RoomRow retired;

    private long room;
    private long version;

    @NotNull
    private Long site;

    @NotBlank
    @Size(max = 120)
    private String name;

    @Min(1)
    @Max(10_000)
    private Integer capacity;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        Reach reach = me.reach(Permission.EDIT_PLANNING);
        sites = houses.sites().stream()
                .filter(s -> reach.everywhere() || reach.sites().contains(s.value()))
                .toList();
        site = sites.isEmpty() ? null : (Long) sites.get(0).value();
        read();
        rows.stream().filter(row -> row.id() == room).findFirst().ifPresentOrElse(this::edit, this::clear);
    }

    private void read() {
        rows = rooms.rows().stream()
                .filter(row -> sites.stream().anyMatch(s -> s.value().equals(row.siteId())))
                .toList();
        retired = null;
    }

    private void edit(RoomRow row) {
        version = row.version();
        site = row.siteId();
        name = row.name();
        capacity = row.capacity();
    }

    private void clear() {
        room = 0;
        version = 0;
        name = null;
        capacity = null;
    }

    public void save() {
        rooms.save(new RoomRow(room, version, site, null, name.strip(), capacity, false, 0));
        clear();
        read();
    }

    public void retire(RoomRow row) {
        rooms.retire(row.id(), row.version());
        read();
        retired = rows.stream().filter(r -> r.id() == row.id()).findFirst().orElse(null);
    }

    public void bringBack(RoomRow row) {
        rooms.bringBack(row.id(), row.version());
        read();
    }

    public List<RoomRow> getRows() {
        return rows;
    }

    public List<Choice> getSites() {
        return sites;
    }

    /** What was retired just now, or null. */
    public RoomRow getRetired() {
        return retired;
    }

    public long getRoom() {
        return room;
    }

    public void setRoom(long room) {
        this.room = room;
    }

    public Long getSite() {
        return site;
    }

    public void setSite(Long site) {
        this.site = site;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Integer getCapacity() {
        return capacity;
    }

    public void setCapacity(Integer capacity) {
        this.capacity = capacity;
    }
}
