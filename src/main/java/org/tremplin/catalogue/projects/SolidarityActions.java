package org.tremplin.catalogue.projects;

import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.READ_FIGURES;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.ActivitiesElsewhere;
import org.tremplin.catalogue.Activity;
import org.tremplin.catalogue.ActivityType;
import org.tremplin.catalogue.CatalogueRefusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** Solidarity actions and their money. */
@UseCases
public class SolidarityActions {
    private static final String ROWS = """
            select new org.tremplin.catalogue.projects.ActionRow(s.id, s.date, s.title, a.title, s.partner, s.quantity, s.unit,
              coalesce((select sum(m.amount) from MoneyLine m
                        where m.actionId = s.id and m.direction = org.tremplin.catalogue.projects.MoneyLine.Direction.INCOME), 0.00),
              coalesce((select sum(m.amount) from MoneyLine m
                        where m.actionId = s.id and m.direction = org.tremplin.catalogue.projects.MoneyLine.Direction.COST), 0.00))
            from SolidarityAction s join s.activity a""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private Event<ActivitiesElsewhere> elsewhere;

    /** An action belongs to the sites where its activity runs. @return the activities that are out of reach */
    private Set<Long> outOfReach(Permission permission) {
        ActivitiesElsewhere asked = new ActivitiesElsewhere(me.reach(permission));
        elsewhere.fire(asked);
        return asked.ids();
    }

    private SolidarityAction find(long action, Permission permission) {
        SolidarityAction found = orMissing(entities.find(SolidarityAction.class, action));
        return orMissing(outOfReach(permission).contains(found.activityId()) ? null : found);
    }

    /** The actions of one activity, latest first; none if it is out of reach. */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public List<ActionRow> of(long activity) {
        if (outOfReach(READ_FIGURES).contains(activity)) {
            return List.of();
        }
        return entities.createQuery(ROWS + " where a.id = :activity order by s.date desc, s.id desc", ActionRow.class)
                .setParameter("activity", activity)
                .getResultList();
    }

    /** The actions of a period within reach, by date; two statements. */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public Balance balance(LocalDate from, LocalDate to) {
        return new Balance(entities.createQuery(
                        ROWS + " where s.date between :from and :to and a.id not in :elsewhere order by s.date, s.id",
                        ActionRow.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("elsewhere", outOfReach(READ_FIGURES))
                .getResultList());
    }

    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public ActionForm form(long action) {
        return find(action, READ_FIGURES).form();
    }

    /** The money of an action, by date. */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public List<MoneyRow> lines(long action) {
        find(action, READ_FIGURES);
        return entities.createQuery(
                        "select m from MoneyLine m where m.actionId = :action order by m.date, m.id", MoneyLine.class)
                .setParameter("action", action)
                .getResultStream()
                .map(MoneyLine::row)
                .toList();
    }

    /** Creates an action (id 0) or changes one. Refuses an activity of another kind. @return its id */
    @Allowed(EDIT_CATALOGUE)
    public long save(ActionForm form) {
        if (form.id != 0) {
            SolidarityAction action = find(form.id, EDIT_CATALOGUE);
            action.mustBeAt(form.version);
            action.change(form);
            return action.id();
        }
        Activity activity = orMissing(
                outOfReach(EDIT_CATALOGUE).contains(form.activity)
                        ? null
                        : entities.find(Activity.class, form.activity));
        if (activity.kind() != ActivityType.Kind.SOLIDARITY) {
            throw new Refused(CatalogueRefusal.NOT_SOLIDARITY);
        }
        SolidarityAction action = new SolidarityAction(activity, form);
        entities.persist(action);
        return action.id();
    }

    /** Removes an action that was a mistake. Refuses while there is money on it. */
    @Allowed(EDIT_CATALOGUE)
    public void remove(long action, long version) {
        SolidarityAction found = find(action, EDIT_CATALOGUE);
        found.mustBeAt(version);
        if (!lines(action).isEmpty()) {
            throw new Refused(CatalogueRefusal.ACTION_HAS_LINES);
        }
        entities.remove(found);
    }

    /** Adds a line to an action's money, or puts back one that was removed. */
    @Allowed(EDIT_CATALOGUE)
    public void addLine(long action, MoneyRow row) {
        find(action, EDIT_CATALOGUE);
        entities.persist(new MoneyLine(action, row));
    }

    @Allowed(EDIT_CATALOGUE)
    public void removeLine(long action, long line) {
        find(action, EDIT_CATALOGUE);
        MoneyLine found = orMissing(entities.find(MoneyLine.class, line));
        orMissing(found.actionId() == action ? found : null);
        entities.remove(found);
    }
}
