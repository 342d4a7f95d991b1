package org.tremplin.enrolment;

import java.io.Serializable;

/**
 * A rule of an activity.
 *
 * @param title of the activity
 * @param other the activity that it names, null for none
 * @param years null for none
 */
public record RuleRow(
        long id,
        long version,
        long activity,
        String title,
        AdmissionRule.Kind kind,
        Long other,
        String otherTitle,
        Integer years)
        implements Serializable {}
