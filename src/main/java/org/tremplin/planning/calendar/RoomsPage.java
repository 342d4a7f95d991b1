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
import org.tremplin.web.Form;

/** The rooms of the sites that the reader plans. */
@Named
@ViewScoped
public class RoomsPage implements Serializable {
    public static class Fields implements Form {
        public List<RoomRow> rows;
        public List<Choice> sites;

        /** The room just retired, or null. */
        public RoomRow retired;

        public long room;

        @NotNull
        public Long site;

        @NotBlank
        @Size(max = 120)
        public String name;

        @Min(1)
        @Max(10_000)
        public Integer capacity;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Rooms rooms;

    @Inject
    private transient Houses houses;

    private final Fields form = new Fields();
    private long version;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        Reach reach = me.reach(Permission.EDIT_PLANNING);
        form.sites =
                houses.sites().stream().filter(s -> reach.has((Long) s.value())).toList();
        form.site = form.sites.isEmpty() ? null : (Long) form.sites.get(0).value();
        read();
        form.rows.stream().filter(row -> row.id() == form.room).findFirst().ifPresentOrElse(this::edit, this::clear);
    }

    private void read() {
        form.rows = rooms.rows().stream()
                .filter(row -> form.sites.stream().anyMatch(s -> s.value().equals(row.siteId())))
                .toList();
        form.retired = null;
    }

    private void edit(RoomRow row) {
        version = row.version();
        form.site = row.siteId();
        form.name = row.name();
        form.capacity = row.capacity();
    }

    private void clear() {
        form.room = 0;
        version = 0;
        form.name = null;
        form.capacity = null;
    }

    public void save() {
        rooms.save(new RoomRow(form.room, version, form.site, null, form.name.strip(), form.capacity, false, 0));
        clear();
        read();
    }

    public void retire(RoomRow row) {
        rooms.retire(row.id(), row.version());
        read();
        form.retired =
                form.rows.stream().filter(r -> r.id() == row.id()).findFirst().orElse(null);
    }

    public void bringBack(RoomRow row) {
        rooms.bringBack(row.id(), row.version());
        read();
    }

    public Fields getForm() {
        return form;
    }
}
