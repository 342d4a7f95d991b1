package org.tremplin.planning.calendar;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.planning.Group;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** Opens a group, or changes one. */
@Named
@ViewScoped
public class GroupEditPage implements Serializable {
    public static class Fields implements Form {
        public long group;

        @Size(max = 40)
        public String code;

        @NotNull
        public Long activity;

        @NotNull
        public Long site;

        public Long room;

        @Size(max = 120)
        public String newRoom;

        @NotBlank
        @Size(max = 200)
        public String title;

        @NotNull
        @Min(1)
        @Max(100_000)
        public Integer capacity = 15;

        @NotNull
        public LocalDate startsOn;

        @NotNull
        public LocalDate endsOn;

        public Group.Opening opening = Group.Opening.CLOSED;
        public Long[] trainers = {};
        public List<Choice> people;
    }

    @Inject
    private transient Rooms roomList;

    @Inject
    private transient Me me;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();
    private long version;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        form.people = groups.trainerChoices();
        if (form.group == 0) {
            form.startsOn = houses.today();
            form.endsOn = form.startsOn.plusMonths(6);
            return;
        }
        GroupForm known = groups.view(form.group);
        version = known.version();
        form.code = known.code();
        form.activity = known.activity();
        form.site = known.site();
        form.room = known.room();
        form.title = known.title();
        form.capacity = known.capacity();
        form.startsOn = known.startsOn();
        form.endsOn = known.endsOn();
        form.opening = known.opening();
        form.trainers = known.trainers().toArray(Long[]::new);
    }

    public void save() throws IOException {
        long saved = groups.save(
                new GroupForm(
                        form.group,
                        version,
                        form.code,
                        form.activity,
                        form.site,
                        form.room,
                        form.title.strip(),
                        form.capacity,
                        form.startsOn,
                        form.endsOn,
                        form.opening,
                        Set.of(form.trainers)),
                form.newRoom);
        external.redirect("/planning/group?group=" + saved);
    }

    public List<Choice> getActivities() {
        return catalogue.activityChoices();
    }

    public List<Choice> getSites() {
        return houses.sites(me.reach(Permission.EDIT_PLANNING), form.site);
    }

    public List<Choice> getRooms() {
        return roomList.choices(form.room);
    }

    public Group.Opening[] getOpenings() {
        return Group.Opening.values();
    }

    public Fields getForm() {
        return form;
    }
}
