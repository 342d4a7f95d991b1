package org.tremplin.planning;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_PLANNING;
import static org.tremplin.access.Permission.READ_ATTENDANCE;
import static org.tremplin.access.Permission.READ_PLANNING;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.AuditNames;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.catalogue.ActivitiesElsewhere;
import org.tremplin.catalogue.Activity;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.people.FilesWritten;
import org.tremplin.people.Person;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Found;
import org.tremplin.platform.KeyTaken;
import org.tremplin.platform.Missing;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** Groups: runs of activities. Trainers read those they teach. */
@UseCases
public class Groups implements AuditNames {
    /** As {@link Sessions#WITHIN_REACH}, on {@code g}. */
    public static final String WITHIN_REACH = "(" + Reach.of("g.siteId") + """
             or exists (select 1 from Group ours join ours.trainers t where ours.id = g.id and t.id = :self))""";

    private static final Map<String, String> SORTS =
            Map.of("title", "g.title %1$s", "activity", "a.title %1$s, g.title", "starts", "g.startsOn %1$s, g.title");

    private static final int MONTHS_OF_A_NEW_ONE = 6;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Houses houses;

    @Inject
    private Rooms rooms;

    @Inject
    private FilesWritten files;

    @Inject
    private Event<GroupResized> resized;

    @Inject
    private Event<GroupMoved> moved;

    /** Groups within reach. @param text part of a title or code, null for all @param activity 0 for every activity */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public Found<GroupRow> list(String text, long activity, Slice slice) {
        String from = " from Group g join g.activity a left join g.room r where " + WITHIN_REACH
                + " and (:activity = 0 or a.id = :activity) and (g.title like :text escape '!' or g.code like :text escape '!')";
        String order =
                SORTS.getOrDefault(slice.sort(), SORTS.get("title")).formatted(slice.descending() ? "desc" : "asc");
        TypedQuery<GroupRow> rows = entities.createQuery(
                "select new org.tremplin.planning.GroupRow(g.id, g.code, g.title, a.title, r.name, g.capacity, g.startsOn,"
                        + " g.endsOn, g.opening)" + from + " order by " + order + ", g.id",
                GroupRow.class);
        TypedQuery<Long> count = entities.createQuery("select count(g)" + from, Long.class);
        for (TypedQuery<?> query : List.of(rows, count)) {
            Reach.within(me.reach(READ_PLANNING), query)
                    .setParameter("activity", activity)
                    .setParameter("text", Slice.containing(text));
        }
        return new Found<>(
                rows.setFirstResult(slice.offset()).setMaxResults(slice.size()).getResultList(),
                count.getSingleResult());
    }

    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public GroupForm view(long group) {
        return find(group, READ_PLANNING).form();
    }

    /** One group within reach, with its names. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public GroupView facts(long group) {
        return facts(group, READ_PLANNING);
    }

    /**
     * The same for a group whose roll-calls are within reach: a caller may see more of the timetable than of the lists.
     */
    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    public GroupView factsForAttendance(long group) {
        return facts(group, READ_ATTENDANCE);
    }

    private GroupView facts(long group, Permission permission) {
        Object[] row =
                orMissing(Reach.within(me.reach(permission), entities.createQuery("""
                                select g, a.title, i.name, r.name from Group g join g.activity a
                                join Site i on i.id = g.siteId left join g.room r where g.id = :id and
                                """ + WITHIN_REACH, Object[].class))
                        .setParameter("id", group)
                        .getResultStream()
                        .findFirst()
                        .orElse(null));
        Group found = (Group) row[0];
        return new GroupView(
                found.form(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                found.trainers().stream().map(Person::name).sorted().collect(Collectors.joining(", ")));
    }

    /** Whether this reach of planning includes a group. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public boolean isWithin(Reach reach, long group) {
        return Reach.within(
                                reach,
                                entities.createQuery(
                                        "select count(g) from Group g where g.id = :id and " + WITHIN_REACH,
                                        Long.class))
                        .setParameter("id", group)
                        .getSingleResult()
                > 0;
    }

    /** Answers which activities run only on sites out of reach. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void whereActivitiesRun(@Observes ActivitiesElsewhere asked) {
        if (!asked.reach().everywhere()) {
            asked.add(entities.createQuery("""
                            select distinct a.id from Group g join g.activity a
                            where not exists (select 1 from Group h where h.activity = a and\s""" + Reach.of("h.siteId") + ")", Long.class)
                    .setParameter("everywhere", false)
                    .setParameter("sites", asked.reach().sites())
                    .getResultList());
        }
    }

    private Group find(long group, Permission permission) {
        return orMissing(Reach.within(
                        me.reach(permission),
                        entities.createQuery("select g from Group g where g.id = :id and " + WITHIN_REACH, Group.class))
                .setParameter("id", group)
                .getResultStream()
                .findFirst()
                .orElse(null));
    }

    /**
     * Creates a group (id 0) or changes one. Refuses a code that is taken, an end before the start, a capacity below
     * the number of taken places, and another activity or site where sessions of a closed month were counted.
     *
     * @return the id
     */
    @Allowed(EDIT_PLANNING)
    public long save(GroupForm form) {
        Reach reach = me.reach(EDIT_PLANNING);
        if (!reach.has(form.site)) {
            throw new Missing();
        }
        Group group = form.id == 0 ? new Group(code(form.code)) : find(form.id, EDIT_PLANNING);
        if (form.id != 0) {
            group.mustBeAt(form.version);
        }
        if (form.id != 0 && !group.isOf(form.activity, form.site)) {
            moved.fire(new GroupMoved(group.id()));
        }
        group.plan(
                orMissing(entities.find(Activity.class, form.activity)),
                form.site,
                room(form, group.room()),
                form.title.strip(),
                form.capacity,
                form.startsOn,
                form.endsOn,
                form.opening);
        group.taughtBy(Trainers.chosen(entities, reach, form.trainers, group.trainers()));
        form.trainers.forEach(files::write);
        if (form.id == 0) {
            entities.persist(group);
        } else {
            resized.fire(new GroupResized(group.id(), group.capacity()));
        }
        return group.id();
    }

    private String code(String asked) {
        if (asked == null || asked.isBlank()) {
            return "G" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        }
        long taken = entities.createQuery("select count(g) from Group g where g.code = :code", Long.class)
                .setParameter("code", asked)
                .getSingleResult();
        if (taken > 0) {
            throw new Refused(PlanningRefusal.CODE_TAKEN, asked);
        }
        return asked;
    }

    private Room room(GroupForm form, Room before) {
        String fresh = PlainText.typed(form.newRoom);
        if (form.room != null || fresh == null) {
            return Rooms.chosen(entities, me.reach(EDIT_PLANNING), form.room, before);
        }
        return Rooms.named(entities, form.site, fresh);
    }

    /**
     * A group's form and its choices, including what the group already has although it is no longer a choice elsewhere.
     */
    public record Edited(
            GroupForm form, List<Choice> activities, List<Choice> sites, List<Choice> rooms, List<Choice> people)
            implements Serializable {}

    /** A group to be edited. @param group 0 for a new one, which begins today and runs for half a year */
    @Allowed(value = EDIT_PLANNING, trail = Trail.NONE)
    public Edited edit(long group) {
        GroupForm form =
                group == 0 ? new GroupForm() : find(group, EDIT_PLANNING).form();
        if (group == 0) {
            form.startsOn = houses.today();
            form.endsOn = form.startsOn.plusMonths(MONTHS_OF_A_NEW_ONE);
        }
        return new Edited(
                form,
                catalogue.activityChoices(),
                houses.sites(me.reach(EDIT_PLANNING), form.site),
                rooms.choices(form.room),
                trainerChoices());
    }

    /** Staff and volunteers within reach, who may teach. */
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public List<Choice> trainerChoices() {
        Reach reach = me.reach(READ_PLANNING);
        return entities.createQuery(
                        "select p.id, trim(concat(p.givenName, ' ', p.familyName)) from Person p where "
                                + Trainers.WITHIN_REACH + " order by p.givenName, p.familyName",
                        Object[].class)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .getResultStream()
                .map(r -> new Choice((Long) r[0], (String) r[1]))
                .toList();
    }

    @Override
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public String word() {
        return "group";
    }

    @Override
    @Allowed(value = READ_PLANNING, trail = Trail.NONE)
    public Map<Long, String> names(Set<Long> ids) {
        return Reach.within(
                        me.reach(READ_PLANNING),
                        entities.createQuery(
                                "select g.id, g.title from Group g where g.id in :ids and " + WITHIN_REACH,
                                Object[].class))
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
    }

    @Allowed(value = ANYONE, trail = Trail.NONE)
    void taken(@Observes KeyTaken key) {
        key.refuse(PlanningRefusal.values());
    }
}
