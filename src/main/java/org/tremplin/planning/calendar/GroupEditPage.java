package org.tremplin.planning.calendar;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;

/** Creates or changes a group. */
@Named
@ViewScoped
public class GroupEditPage implements Serializable {
    @Inject
    private transient Groups groups;

    @Inject
    private transient ExternalContext external;

    private long group;
    private Groups.Edited edited;

    public void load() {
        edited = groups.edit(group);
    }

    public void save() throws IOException {
        external.redirect("/planning/group?group=" + groups.save(edited.form()));
    }

    public Group.Opening[] getOpenings() {
        return Group.Opening.values();
    }

    public GroupForm getForm() {
        return edited.form();
    }

    public Groups.Edited getEdited() {
        return edited;
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }
}
