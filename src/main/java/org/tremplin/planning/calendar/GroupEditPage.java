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

/** Opens a group, or changes one. */
@Named
@ViewScoped
public class GroupEditPage implements Serializable {
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

    private long group;
    private long version;

    @Size(max = 40)
    private String code;

    @NotNull
    private Long activity;

    @NotNull
    private Long site;

    private Long room;

    @Size(max = 120)
    private String newRoom;

    @NotBlank
    @Size(max = 200)
    private String title;

    @Min(1)
    @Max(100_000)
    private int capacity = 15;

    @NotNull
    private LocalDate startsOn;

    @NotNull
    private LocalDate endsOn;

    private Group.Opening opening = Group.Opening.CLOSED;
    private Long[] trainers = {};
    private List<Choice> people;

    public void load() {
        me.mustHave(Permission.EDIT_PLANNING);
        people = groups.trainerChoices();
        if (group == 0) {
            startsOn = houses.today();
            endsOn = startsOn.plusMonths(6);
            return;
        }
        GroupForm known = groups.view(group);
        version = known.version();
        code = known.code();
        activity = known.activity();
        site = known.site();
        room = known.room();
        title = known.title();
        capacity = known.capacity();
        startsOn = known.startsOn();
        endsOn = known.endsOn();
        opening = known.opening();
        trainers = known.trainers().toArray(Long[]::new);
    }

    public void save() throws IOException {
        long saved = groups.save(
                new GroupForm(
                        group,
                        version,
                        code,
                        activity,
                        site,
                        room,
                        title.strip(),
                        capacity,
                        startsOn,
                        endsOn,
                        opening,
                        Set.of(trainers)),
                newRoom);
        external.redirect("/planning/group?group=" + saved);
    }

    public List<Choice> getActivities() {
        return catalogue.activityChoices();
    }

    public List<Choice> getSites() {
        return houses.sites(me.reach(Permission.EDIT_PLANNING), site);
    }

    public List<Choice> getRooms() {
        return roomList.choices(room);
    }

    public List<Choice> getPeople() {
        return people;
    }

    public Group.Opening[] getOpenings() {
        return Group.Opening.values();
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public Long getActivity() {
        return activity;
    }

    public void setActivity(Long activity) {
        this.activity = activity;
    }

    public Long getSite() {
        return site;
    }

    public void setSite(Long site) {
        this.site = site;
    }

    public Long getRoom() {
        return room;
    }

    public void setRoom(Long room) {
        this.room = room;
    }

    public String getNewRoom() {
        return newRoom;
    }

    public void setNewRoom(String newRoom) {
        this.newRoom = newRoom;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public int getCapacity() {
        return capacity;
    }

    public void setCapacity(int capacity) {
        this.capacity = capacity;
    }

    public LocalDate getStartsOn() {
        return startsOn;
    }

    public void setStartsOn(LocalDate startsOn) {
        this.startsOn = startsOn;
    }

    public LocalDate getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(LocalDate endsOn) {
        this.endsOn = endsOn;
    }

    public Group.Opening getOpening() {
        return opening;
    }

    public void setOpening(Group.Opening opening) {
        this.opening = opening;
    }

    public Long[] getTrainers() {
        return trainers;
    }

    public void setTrainers(Long[] trainers) {
        this.trainers = trainers;
    }
}
