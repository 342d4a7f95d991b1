package org.tremplin.enrolment.levels;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Stored;

/** A step of the association's placement: something that a person with this level of a skill can do. */
@Entity
@Table(name = "placement_task")
public class PlacementTask extends Stored {
    @Column(name = "position")
    private int position;

    @Column(name = "framework")
    @Enumerated(EnumType.STRING)
    private Framework framework;

    @Column(name = "skill")
    @Enumerated(EnumType.STRING)
    private Skill skill;

    @Column(name = "level")
    private String level;

    @Column(name = "title")
    private String title;

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected PlacementTask() {}

    public static PlacementTask of(int position) {
        return new PlacementTask(position);
    }

    private PlacementTask(int position) {
        this.position = position;
    }

    public void be(Framework newFramework, Skill newSkill, String newLevel, String newTitle) {
        if (Scale.index(newFramework, newLevel) < 0) {
            throw new Refused(LevelRefusal.LEVEL_UNKNOWN, newLevel);
        }
        framework = newFramework;
        skill = newSkill;
        level = newLevel;
        title = newTitle;
    }

    public void retire(Instant when) {
        retiredAt = when;
    }
}
