package org.tremplin.enrolment.levels;

import java.io.Serializable;
import java.time.LocalDate;
import org.tremplin.catalogue.Activity.Framework;

/** A person's level in one skill. */
public record LevelRow(LocalDate date, Framework framework, Skill skill, String level, Assessment.Kind kind)
        implements Serializable {}
