package org.tremplin.catalogue;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.IMPORT;
import static org.tremplin.access.Permission.READ_CATALOGUE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Found;
import org.tremplin.platform.KeyTaken;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** The offer: poles, types, activities. */
@UseCases
public class Catalogue {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<CountedOtherwise> counted;

    @Inject
    private Clock clock;

    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public ActivityForm view(long activity) {
        return orMissing(entities.find(Activity.class, activity)).form();
    }

    /** The activities that can be chosen, in the association's order. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public List<Choice> activityChoices() {
        return entities.createQuery("""
                        select a.id, a.title from Activity a where a.archivedAt is null
                        order by a.pole.position, a.position""", Object[].class)
                .getResultStream()
                .map(row -> new Choice((Long) row[0], (String) row[1]))
                .toList();
    }

    private static final Map<String, String> SORTS = Map.of(
            "title", "a.title %1$s",
            "pole", "p.position %1$s, a.position",
            "type", "t.position %1$s, a.title",
            "level", "a.level %1$s, a.title");

    /**
     * Activities, in the association's order unless another is requested.
     *
     * @param text part of a title or code, null for all
     * @param pole 0 for every pole
     * @param type 0 for every type
     * @param programme 0 for every programme
     * @param archived lists archived activities instead
     */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public Found<ActivityRow> list(String text, long pole, long type, long programme, boolean archived, Slice slice) {
        String from = """
                 from Activity a join a.pole p join a.type t
                where (a.title like :text escape '!' or a.code like :text escape '!')
                  and (:pole = 0 or p.id = :pole) and (:type = 0 or t.id = :type)
                  and (:programme = 0 or exists (select x from Activity b join b.programmes x
                                                 where b.id = a.id and x.id = :programme))
                  and a.archivedAt is\s""" + (archived ? "not null" : "null");
        String order =
                SORTS.getOrDefault(slice.sort(), SORTS.get("pole")).formatted(slice.descending() ? "desc" : "asc");
        TypedQuery<ActivityRow> rows = entities.createQuery(
                "select new org.tremplin.catalogue.ActivityRow(a.id, a.code, a.title, p.title, t.title, a.level, a.capacity,"
                        + " a.published, a.colour, a.pictogram)" + from + " order by " + order + ", a.id",
                ActivityRow.class);
        TypedQuery<Long> count = entities.createQuery("select count(a)" + from, Long.class);
        for (TypedQuery<?> query : List.of(rows, count)) {
            query.setParameter("text", Slice.containing(text))
                    .setParameter("pole", pole)
                    .setParameter("type", type)
                    .setParameter("programme", programme);
        }
        return new Found<>(
                rows.setFirstResult(slice.offset()).setMaxResults(slice.size()).getResultList(),
                count.getSingleResult());
    }

    /** One activity with its names. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public ActivityFacts facts(long activity) {
        Object[] row = orMissing(entities.createQuery("""
                        select a, p.title, t.title, t.kind, h.title from Activity a join a.pole p join a.type t
                        left join Theme h on h.id = a.themeId where a.id = :id""", Object[].class)
                .setParameter("id", activity)
                .getResultStream()
                .findFirst()
                .orElse(null));
        return new ActivityFacts(
                ((Activity) row[0]).form(), (String) row[1], (String) row[2], (ActivityType.Kind) row[3], (String)
                        row[4]);
    }

    /**
     * The public offer, in the association's order: activities that were made public and are still offered. One
     * statement.
     *
     * @param activity 0 for every activity
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<ActivityFacts> inPublic(long activity) {
        return entities.createQuery("""
                        select a, p, t from Activity a join a.pole p join a.type t
                        where a.published = true and (:activity = 0 or a.id = :activity)
                        order by p.position, a.position, a.id""", Object[].class)
                .setParameter("activity", activity)
                .getResultStream()
                .map(row -> {
                    ActivityType type = (ActivityType) row[2];
                    return new ActivityFacts(
                            ((Activity) row[0]).form(), ((Pole) row[1]).title(), type.title(), type.kind(), null);
                })
                .toList();
    }

    /** Copies an activity under a code of its own. @return its id */
    @Allowed(EDIT_CATALOGUE)
    public long copy(long activity, String title) {
        Activity original = orMissing(entities.find(Activity.class, activity));
        Map<String, Activity> known = byCode();
        return persist(original.copy(original.codeOfCopy(known.keySet()), title, known.size() + 1))
                .id();
    }

    /** Takes an activity out of the offer: it can no longer be chosen, but what happened stays. */
    @Allowed(EDIT_CATALOGUE)
    public void archive(long activity, long version) {
        at(activity, version).archive(clock.instant());
    }

    /** Puts an activity back into the offer. */
    @Allowed(EDIT_CATALOGUE)
    public void bringBack(long activity, long version) {
        at(activity, version).bringBack();
    }

    private Activity at(long activity, long version) {
        Activity found = orMissing(entities.find(Activity.class, activity));
        found.mustBeAt(version);
        return found;
    }

    /** The programmes and axes that an activity counts for, in the association's order. */
    @Allowed(value = READ_CATALOGUE, trail = Trail.NONE)
    public CountsFor countsFor(long activity) {
        return orMissing(entities.find(Activity.class, activity)).countsFor();
    }

    /**
     * Sets what the sessions of an activity count for; an axis brings its programme with it. Refused where a programme
     * counts sessions of a closed month.
     */
    @Allowed(EDIT_CATALOGUE)
    public void countFor(long activity, List<Long> programmes, List<Long> axes) {
        Activity found = orMissing(entities.find(Activity.class, activity));
        Set<Programme> before = Set.copyOf(found.programmes());
        found.countFor(
                programmes.stream()
                        .map(id -> orMissing(entities.find(Programme.class, id)))
                        .toList(),
                axes.stream()
                        .map(id -> orMissing(entities.find(ProgrammeAxis.class, id)))
                        .toList());
        Set<Programme> now = found.programmes();
        Stream.concat(
                        before.stream().filter(p -> !now.contains(p)),
                        now.stream().filter(p -> !before.contains(p)))
                .forEach(p ->
                        counted.fire(new CountedOtherwise(CountedOtherwise.What.ACTIVITY, activity, p.validFrom())));
    }

    /**
     * Creates an activity (id 0) or changes one, and what it counts for if the form says so. Refuses a code that is
     * taken, and another pole, type or programme where sessions of a closed month were counted. @return the id
     */
    @Allowed(EDIT_CATALOGUE)
    public long save(ActivityForm form) {
        Pole pole = orMissing(entities.find(Pole.class, form.pole));
        ActivityType type = orMissing(entities.find(ActivityType.class, form.type));
        Activity activity = form.id == 0 ? fresh(form, pole, type) : changed(form, pole, type);
        activity.describe(form);
        if (form.programmes != null) {
            countFor(activity.id(), form.programmes, form.axes);
        }
        return activity.id();
    }

    private Activity fresh(ActivityForm form, Pole pole, ActivityType type) {
        String code = form.code.strip();
        Map<String, Activity> known = byCode();
        if (known.containsKey(Folding.fold(code))) {
            throw new Refused(CatalogueRefusal.CODE_TAKEN, code);
        }
        return persist(new Activity(
                code, pole, type, form.title.strip(), PlainText.typed(form.level), form.capacity, known.size() + 1));
    }

    private Activity changed(ActivityForm form, Pole pole, ActivityType type) {
        Activity activity = at(form.id, form.version);
        if (!activity.isOf(pole, type)) {
            counted.fire(new CountedOtherwise(CountedOtherwise.What.ACTIVITY, activity.id(), null));
        }
        activity.change(pole, type, form.title.strip(), PlainText.typed(form.level), form.capacity);
        return activity;
    }

    // ---------------------------------------------------------------- import

    /** Creates or updates activities by their codes, in the order of the lines; unknown poles and types are created. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Applied importLines(List<ActivityLine> lines) {
        Map<String, Pole> poles = all(Pole.class, Pole::code);
        Map<String, ActivityType> types = all(ActivityType.class, ActivityType::code);
        Map<String, Activity> known = byCode();
        int position = known.size();
        int created = 0;
        int updated = 0;
        for (ActivityLine line : lines) {
            Pole pole = poles.computeIfAbsent(
                    Folding.fold(line.pole()), folded -> persist(new Pole(line.pole(), line.pole(), poles.size() + 1)));
            ActivityType type = types.computeIfAbsent(
                    Folding.fold(line.type()),
                    folded -> persist(
                            new ActivityType(line.type(), line.type(), ActivityType.Kind.WORKSHOP, types.size() + 1)));
            Activity activity = known.get(Folding.fold(line.code()));
            if (activity == null) {
                position++;
                known.put(
                        Folding.fold(line.code()),
                        persist(new Activity(
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
    @Allowed(value = IMPORT, trail = Trail.NONE)
    public Map<String, ActivityKey> keys() {
        Map<String, ActivityKey> keys = new HashMap<>();
        entities.createQuery("select a.code, a.id, t.kind from Activity a join a.type t", Object[].class)
                .getResultStream()
                .forEach(row -> keys.put(
                        (String) row[0], new ActivityKey((Long) row[1], ((ActivityType.Kind) row[2]).usuallyOpen())));
        return keys;
    }

    private Map<String, Activity> byCode() {
        return all(Activity.class, Activity::code);
    }

    private <T> T persist(T entity) {
        entities.persist(entity);
        return entity;
    }

    /** All terms by code, compared as the database compares codes. */
    private <T> Map<String, T> all(Class<T> type, Function<T, String> code) {
        return entities.createQuery("select e from " + type.getSimpleName() + " e", type)
                .getResultStream()
                .collect(Collectors.toMap(entity -> Folding.fold(code.apply(entity)), Function.identity()));
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void taken(@Observes KeyTaken key) {
        key.refuse(CatalogueRefusal.values());
    }
}
