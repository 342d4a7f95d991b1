package org.tremplin.enrolment.intake;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.enrolment.levels.Assessment;
import org.tremplin.enrolment.levels.LevelRow;
import org.tremplin.enrolment.levels.Skill;
import org.tremplin.web.Form;

/** A placement in progress. */
public final class PlacementForm implements Form {
    public Framework framework;
    public Assessment.Kind kind = Assessment.Kind.PLACEMENT;
    public String language = "";

    /** Languages other than French into which the steps are translated. */
    public List<String> languages;

    public Map<Long, Boolean> done = new HashMap<>();
    public Map<String, String> levels = new HashMap<>();
    public List<LevelRow> known;

    /** The steps that the person can do. */
    Set<Long> able() {
        return done.entrySet().stream()
                .filter(entry -> Boolean.TRUE.equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Map<Skill, String> chosen() {
        Map<Skill, String> chosen = new EnumMap<>(Skill.class);
        for (Skill skill : Skill.values()) {
            String level = levels.get(skill.name());
            if (level != null && !level.isEmpty()) {
                chosen.put(skill, level);
            }
        }
        return chosen;
    }
}
