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
import org.tremplin.web.Form;

/** The account's subscriptions: own sessions, rooms, groups. */
@Named
@ViewScoped
public class FeedsPage implements Serializable {
    public static class Fields implements Form {
        public List<FeedRow> rows;
        public List<Choice> rooms = List.of();
        public Long room;
        public long group;
        public String password;
    }

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

    private final Fields form = new Fields();
    private transient String secret;

    public void load() {
        me.mustHave(Permission.SIGNED_IN);
        form.rows = feeds.list();
        if (me.has(Permission.READ_PLANNING)) {
            form.rooms = roomList.choices(null);
        }
    }

    public void mine() {
        secret = feeds.mine(form.password);
        form.rows = feeds.list();
    }

    public void ofRoom() {
        secret = form.room == null ? null : feeds.ofRoom(form.password, form.room);
        form.rows = feeds.list();
    }

    public void ofGroup() {
        secret = feeds.ofGroup(form.password, form.group);
        form.rows = feeds.list();
    }

    public void revoke(FeedRow row) {
        feeds.revoke(row.id());
        form.rows = feeds.list();
    }

    /** The address of the new calendar: shown only once, in the response to the click that made it. */
    public String getAddress() {
        return secret == null ? null : ui.getAddress() + "/feeds/" + secret + ".ics";
    }

    public boolean isPerson() {
        return me.grant().personId() != null;
    }

    public Fields getForm() {
        return form;
    }
}
