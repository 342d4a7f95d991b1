package org.tremplin.catalogue;

import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.READ_CATALOGUE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** The offer: poles, types, activities. */
@UseCases
public class Catalogue {
    @PersistenceContext
    private EntityManager entities;

    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public ActivityView view(long activity) {
        return orMissing(entities.find(Activity.class, activity)).view();
    }

    /** Activities as choices, in the association's order. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<Choice> activityChoices() {
        return choices("select a.id, a.title from Activity a order by a.pole.position, a.position");
    }

    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<Choice> poleChoices() {
        return choices("select p.id, p.title from Pole p order by p.position");
    }

    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<Choice> typeChoices() {
        return choices("select t.id, t.title from ActivityType t order by t.position");
    }

    private List<Choice> choices(String query) {
        return entities.createQuery(query, Object[].class)
                .getResultStream()
                .map(row -> new Choice((Long) row[0], (String) row[1]))
                .toList();
    }

    /** Every activity with its pole and type, in the association's order. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<ActivityRow> list() {
        return entities.createQuery("""
                        select new org.tremplin.catalogue.ActivityRow(a.id, a.code, a.title, p.title, t.title, a.level, a.capacity)
                        from Activity a join a.pole p join a.type t order by p.position, a.position""", ActivityRow.class).getResultList();
    }

    /** Creates an activity (id 0) or changes one. Refuses a code that is taken. @return the id */
    @Allowed(EDIT_CATALOGUE)
    public long save(ActivityView form) {
        Pole pole = orMissing(entities.find(Pole.class, form.pole()));
        ActivityType type = orMissing(entities.find(ActivityType.class, form.type()));
        if (form.id() != 0) {
            Activity activity = orMissing(entities.find(Activity.class, form.id()));
            activity.mustBeAt(form.version());
            activity.change(pole, type, form.title(), form.level(), form.capacity());
            return activity.id();
        }
        Map<String, Activity> known = all(Activity.class, Activity::code);
        if (known.containsKey(form.code())) {
            throw new Refused(CatalogueRefusal.CODE_TAKEN, form.code());
        }
        return keep(new Activity(
                        form.code(), pole, type, form.title(), form.level(), form.capacity(), known.size() + 1))
                .id();
    }

    // ---------------------------------------------------------------- import

    /** Creates or updates activities by their codes, in the order of the lines; unknown poles and types are created. */
    @Allowed(IMPORT)
    public Applied importLines(List<ActivityLine> lines) {
        Map<String, Pole> poles = all(Pole.class, Pole::code);
        Map<String, ActivityType> types = all(ActivityType.class, ActivityType::code);
        Map<String, Activity> known = all(Activity.class, Activity::code);
        int position = known.size();
        int created = 0;
        int updated = 0;
        for (ActivityLine line : lines) {
            Pole pole = poles.computeIfAbsent(line.pole(), code -> keep(new Pole(code, code, poles.size() + 1)));
            ActivityType type = types.computeIfAbsent(
                    line.type(),
                    code -> keep(new ActivityType(code, code, ActivityType.Kind.WORKSHOP, types.size() + 1)));
            Activity activity = known.get(line.code());
            if (activity == null) {
                position++;
                known.put(
                        line.code(),
                        keep(new Activity(
                                line.code(), pole, type, line.title(), line.level(), line.capacity(), position)));
                created++;
            } else if (!activity.is(pole, type, line.title(), line.level(), line.capacity())) {
                activity.change(pole, type, line.title(), line.level(), line.capacity());
                updated++;
            }
        }
        return new Applied(created, updated, lines.size() - created - updated);
    }

    /** Id and usual opening of every activity, by code. */
    @Allowed(IMPORT)
    public Map<String, ActivityKey> keys() {
        Map<String, ActivityKey> keys = new HashMap<>();
        entities.createQuery("select a.code, a.id, t.kind from Activity a join a.type t", Object[].class)
                .getResultStream()
                .forEach(row -> keys.put(
                        (String) row[0], new ActivityKey((Long) row[1], ((ActivityType.Kind) row[2]).usuallyOpen())));
        return keys;
    }

    private <T> T keep(T entity) {
        entities.persist(entity);
        return entity;
    }

    private <T> Map<String, T> all(Class<T> type, Function<T, String> code) {
        return entities.createQuery("select e from " + type.getSimpleName() + " e", type)
                .getResultStream()
                .collect(Collectors.toMap(code, Function.identity()));
    }
}
