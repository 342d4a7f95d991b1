package org.tremplin.catalogue;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * One activity, as it is shown and edited.
 *
 * @param level of the group of learners ("A1"), null where none applies
 * @param framework what the level is a level of
 * @param targetHours how long it should last in all, null where nobody asks for it
 * @param language of instruction, ISO 639, null when not said
 * @param price in euros, 0 for free
 * @param published on the page that everybody reads; never while it is archived
 * @param theme what it is about, across poles; null when not said
 * @param archived not offered any more; what happened in it stays
 */
public record ActivityView(
        long id,
        long version,
        String code,
        long pole,
        long type,
        String title,
        String level,
        int capacity,
        Activity.Framework framework,
        String objectives,
        String audience,
        String prerequisites,
        Integer targetHours,
        String language,
        BigDecimal price,
        boolean published,
        Activity.Colour colour,
        Activity.Pictogram pictogram,
        boolean archived,
        Long theme)
        implements Serializable {
    /** A new activity of which only the essentials are known. */
    public static ActivityView fresh(String code, long pole, long type, String title, String level, int capacity) {
        return new ActivityView(
                0,
                0,
                code,
                pole,
                type,
                title,
                level,
                capacity,
                Activity.Framework.NONE,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ZERO,
                false,
                Activity.Colour.TEAL,
                Activity.Pictogram.SCHOOL,
                false,
                null);
    }

    /** The same, for everybody to see. */
    public ActivityView inPublic(Activity.Colour newColour, Activity.Pictogram newPictogram) {
        return new ActivityView(
                id,
                version,
                code,
                pole,
                type,
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
                true,
                newColour,
                newPictogram,
                archived,
                theme);
    }
}
