package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Objects;
import org.tremplin.platform.Stored;

/** What is offered: a course, a workshop, a module. Groups run it. */
@Entity
@Table(name = "activity")
public class Activity extends Stored {
    @Column(name = "code")
    private String code;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "pole_id")
    private Pole pole;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "type_id")
    private ActivityType type;

    @Column(name = "title")
    private String title;

    @Column(name = "level")
    private String level;

    @Column(name = "capacity")
    private int capacity;

    @Column(name = "position")
    private int position;

    protected Activity() {}

    Activity(String code, Pole pole, ActivityType type, String title, String level, int capacity, int position) {
        this.code = code;
        this.position = position;
        change(pole, type, title, level, capacity);
    }

    void change(Pole newPole, ActivityType newType, String newTitle, String newLevel, int newCapacity) {
        pole = newPole;
        type = newType;
        title = newTitle;
        level = newLevel;
        capacity = newCapacity;
    }

    String code() {
        return code;
    }

    boolean is(Pole otherPole, ActivityType otherType, String otherTitle, String otherLevel, int otherCapacity) {
        return pole.id() == otherPole.id()
                && type.id() == otherType.id()
                && title.equals(otherTitle)
                && Objects.equals(level, otherLevel)
                && capacity == otherCapacity;
    }

    ActivityView view() {
        return new ActivityView(id(), version(), code, pole.id(), type.id(), title, level, capacity);
    }
}
