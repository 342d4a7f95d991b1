package org.tremplin.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.tremplin.platform.Stored;

/** What is offered: a course, a workshop, a module. Groups run it. */
@Entity
@Table(name = "activity")
public class Activity extends Stored {
    /** What a level is a level of; there is no conversion between them. */
    public enum Framework {
        NONE,
        CEFR,
        LITERACY
    }

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

    @Column(name = "framework")
    @Enumerated(EnumType.STRING)
    private Framework framework = Framework.NONE;

    @Column(name = "objectives")
    private String objectives;

    @Column(name = "audience")
    private String audience;

    @Column(name = "prerequisites")
    private String prerequisites;

    /** Of the whole activity: sixty for a civic module. */
    @Column(name = "target_hours")
    private Integer targetHours;

    @Column(name = "language")
    private String language;

    @Column(name = "price")
    private BigDecimal price = BigDecimal.ZERO;

    @Column(name = "archived_at")
    private Instant archivedAt;

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

    /** What is told of it beyond the essentials. */
    void describe(ActivityView form) {
        framework = form.framework();
        objectives = form.objectives();
        audience = form.audience();
        prerequisites = form.prerequisites();
        targetHours = form.targetHours();
        language = form.language();
        price = form.price();
    }

    /** Another like it, to be changed: its own code, not archived. */
    Activity copy(String newCode, String newTitle, int newPosition) {
        Activity copy = new Activity(newCode, pole, type, newTitle, level, capacity, newPosition);
        copy.describe(view());
        return copy;
    }

    /** Not offered any more; groups that run it, and what was counted, stay. */
    void archive(Instant now) {
        if (archivedAt == null) {
            archivedAt = now;
        }
    }

    void bringBack() {
        archivedAt = null;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    boolean is(Pole otherPole, ActivityType otherType, String otherTitle, String otherLevel, int otherCapacity) {
        return pole.id() == otherPole.id()
                && type.id() == otherType.id()
                && title.equals(otherTitle)
                && Objects.equals(level, otherLevel)
                && capacity == otherCapacity;
    }

    ActivityView view() {
        return new ActivityView(
                id(),
                version(),
                code,
                pole.id(),
                type.id(),
                title,
                level,
                capacity,
                framework,
                objectives,
                audience,
                prerequisites,
                targetHours,
                language,
                price,
                archivedAt != null);
    }
}
