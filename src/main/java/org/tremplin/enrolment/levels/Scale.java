package org.tremplin.enrolment.levels;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.catalogue.ActivityType.Kind;

/**
 * The levels of a framework (field.md §3): CEFR with its French sub-level A1.1; literacy as in Lire et Écrire's 2015
 * framework, where "D" stands for <em>débutant</em>. Levels are never converted between frameworks.
 */
public final class Scale {
    /** Below the first level. */
    public static final String BELOW = "0";

    private static final Map<Framework, List<String>> LEVELS = Map.of(
            Framework.CEFR, List.of(BELOW, "A1.1", "A1", "A2", "B1", "B2", "C1", "C2"),
            Framework.LITERACY, List.of("D", "1", "2", "3", "4"),
            Framework.NONE, List.of());

    private Scale() {}

    /** The framework of a group's level: that of its activity, or else the usual one of its kind. */
    public static Framework framework(Framework said, Kind kind) {
        if (said != Framework.NONE) {
            return said;
        }
        return kind == Kind.COURSE ? Framework.CEFR : kind == Kind.LITERACY ? Framework.LITERACY : Framework.NONE;
    }

    /** The levels, lowest first. */
    public static List<String> levels(Framework framework) {
        return LEVELS.get(framework);
    }

    /** The index of a level on its scale, from 0; −1 if it is not on the scale. */
    public static int index(Framework framework, String level) {
        return levels(framework).indexOf(level);
    }

    /** The height of a level with this index, in whole levels: A1.1 is half-way to A1. */
    public static double rung(Framework framework, int index) {
        return framework != Framework.CEFR ? index : index < 2 ? index / 2.0 : index - 1.0;
    }

    /** The index of the level in an activity's wording ("A1", "A2.1", "Oral 2"), −1 if there is none. */
    public static int said(Framework framework, String words) {
        if (words == null) {
            return -1;
        }
        List<String> levels = levels(framework);
        String upper = words.toUpperCase();
        int best = -1;
        for (int i = 1; i < levels.size(); i++) {
            // the longest match: "A1.1" contains A1 too
            if (upper.contains(levels.get(i))
                    && (best < 0 || levels.get(i).length() > levels.get(best).length())) {
                best = i;
            }
        }
        return best < 0 && framework == Framework.LITERACY && upper.contains("D") ? 0 : best;
    }

    /** A step of a placement. */
    public record Task(long id, Skill skill, String level) {}

    /**
     * The level reached in each skill that has steps: the highest up to which at least half of the steps of every level
     * were done. A level without steps counts as done.
     */
    public static Map<Skill, String> reached(Framework framework, Collection<Task> tasks, Set<Long> done) {
        Map<Skill, String> reached = new EnumMap<>(Skill.class);
        for (Skill skill : Skill.values()) {
            List<Task> mine = tasks.stream().filter(t -> t.skill() == skill).toList();
            if (mine.isEmpty()) {
                continue;
            }
            String level = levels(framework).get(0);
            for (String next : levels(framework)) {
                List<Task> steps =
                        mine.stream().filter(t -> t.level().equals(next)).toList();
                long able = steps.stream().filter(t -> done.contains(t.id())).count();
                if (2 * able < steps.size()) {
                    break;
                }
                level = steps.isEmpty() ? level : next;
            }
            reached.put(skill, level);
        }
        return reached;
    }
}
