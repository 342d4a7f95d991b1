package org.tremplin.offer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.platform.Choice;

/** One's subscriptions: one's own sessions, a room's, a group's. */
@Named
@ViewScoped
public class FeedsPage implements Serializable {
    @Inject
    private transient Rooms roomList;

    @Inject
    private transient Feeds feeds;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Me me;

    @Inject
    private transient Ui ui;

    private List<FeedRow> rows;
    private List<Choice> rooms = List.of();
    private Long room;
    private long group;
    private String password;
    private transient String secret;

    public void load() {
        me.mustHave(Permission.SIGNED_IN);
        rows = feeds.list();
        if (me.has(Permission.READ_PLANNING)) {
            rooms = roomList.choices(null);
        }
    }

    public void mine() {
        secret = feeds.mine(password);
        rows = feeds.list();
    }

    public void ofRoom() {
        secret = room == null ? null : feeds.ofRoom(password, room);
        rows = feeds.list();
    }

    public void ofGroup() {
        secret = feeds.ofGroup(password, group);
        rows = feeds.list();
    }

    public void revoke(FeedRow row) {
        feeds.revoke(row.id());
        rows = feeds.list();
    }

    /** The address of the new calendar: shown once, on the answer to the click that made it. */
    public String getAddress() {
        return secret == null ? null : ui.getAddress() + "/feeds/" + secret + ".ics";
    }

    public boolean isPerson() {
        return me.grant().personId() != null;
    }

    public List<FeedRow> getRows() {
        return rows;
    }

    public List<Choice> getRooms() {
        return rooms;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public Long getRoom() {
        return room;
    }

    public void setRoom(Long room) {
        this.room = room;
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }
}
