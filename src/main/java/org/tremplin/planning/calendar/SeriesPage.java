package org.tremplin.planning.calendar;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.platform.Choice;

/** Plans a series: days and hours, how often and until when; shows every session before anything is written. */
@Named
@ViewScoped
public class SeriesPage implements Serializable {
    @Inject
    private transient SeriesPlans plans;

    @Inject
    private transient Rooms rooms;

    @Inject
    private transient Groups groups;

    @Inject
    private transient ExternalContext external;

    private long group;
    private SeriesForm form;
    private SeriesPlans.Preview preview;
    private List<Choice> roomChoices;
    private List<Choice> people;

    public void load() {
        form = plans.open(group);
        roomChoices = rooms.choices(form.room);
        people = groups.trainerChoices();
    }

    /** Shows what the form generates. */
    public void show() {
        preview = plans.preview(form.wanted());
    }

    /** Uses a closed day anyway. */
    public void keep(LocalDate day) {
        form.dropped.remove(day);
        form.kept.add(day);
        show();
    }

    /** Leaves a day out. */
    public void drop(LocalDate day) {
        form.kept.remove(day);
        form.dropped.add(day);
        show();
    }

    public void write() throws IOException {
        show();
        plans.write(form.wanted(), form.clashReason);
        external.redirect("/planning/group?group=" + group);
    }

    public SeriesPlans.Preview getPreview() {
        return preview;
    }

    public List<Choice> getRooms() {
        return roomChoices;
    }

    public List<Choice> getPeople() {
        return people;
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }

    public Series.Every[] getFrequencies() {
        return Series.Every.values();
    }

    public int[] getOrdinals() {
        return new int[] {1, 2, 3, 4, -1};
    }

    public SeriesForm getForm() {
        return form;
    }
}
