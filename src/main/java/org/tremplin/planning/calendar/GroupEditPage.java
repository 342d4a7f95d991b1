package org.tremplin.planning.calendar;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;

/** Opens a group, or changes one. */
@Named
@ViewScoped
public class GroupEditPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private GroupForm form = new GroupForm();
    private Groups.Choices choices;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        if (form.id == 0) {
            form.startsOn = houses.today();
            form.endsOn = form.startsOn.plusMonths(6);
        } else {
            form = groups.view(form.id);
        }
        choices = groups.choices(form);
    }

    public void save() throws IOException {
        external.redirect("/planning/group?group=" + groups.save(form));
    }

    public Groups.Choices getChoices() {
        return choices;
    }

    public Group.Opening[] getOpenings() {
        return Group.Opening.values();
    }

    public GroupForm getForm() {
        return form;
    }
}
