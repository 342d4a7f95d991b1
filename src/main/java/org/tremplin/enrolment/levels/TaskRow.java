package org.tremplin.enrolment.levels;

import java.io.Serializable;
import org.tremplin.catalogue.Activity.Framework;

/**
 * A step of the placement. @param id 0 for a new one @param translated in another language, null if there is no
 * translation
 */
public record TaskRow(
        long id, long version, Framework framework, Skill skill, String level, String title, String translated)
        implements Serializable {}
