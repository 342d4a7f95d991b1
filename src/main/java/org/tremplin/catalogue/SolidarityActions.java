package org.tremplin.catalogue;

import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.READ_FIGURES;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Refused;
import org.tremplin.platform.UseCases;

/** What was made for partners, and its money. */
@UseCases
public class SolidarityActions {
    private static final String ROWS = """
            select new org.tremplin.catalogue.ActionRow(s.id, s.date, s.title, a.title, s.partner, s.quantity, s.unit,
              coalesce((select sum(m.amount) from MoneyLine m
                        where m.actionId = s.id and m.direction = org.tremplin.catalogue.MoneyLine.Direction.INCOME), 0.00),
              coalesce((select sum(m.amount) from MoneyLine m
                        where m.actionId = s.id and m.direction = org.tremplin.catalogue.MoneyLine.Direction.COST), 0.00))
            from SolidarityAction s join s.activity a""";

    @PersistenceContext
    private EntityManager entities;

    /** The actions of one activity, the latest first. */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public List<ActionRow> of(long activity) {
        return entities.createQuery(ROWS + " where a.id = :activity order by s.date desc, s.id desc", ActionRow.class)
                .setParameter("activity", activity)
                .getResultList();
    }

    /** The actions of a period, by date; one statement. */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public Balance balance(LocalDate from, LocalDate to) {
        return new Balance(entities.createQuery(
                        ROWS + " where s.date between :from and :to order by s.date, s.id", ActionRow.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList());
    }

    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public ActionForm form(long action) {
        return orMissing(entities.find(SolidarityAction.class, action)).form();
    }

    /** The money of an action, by date. */
    @Allowed(value = READ_FIGURES, trail = Trail.NONE)
    public List<MoneyRow> lines(long action) {
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
        if (form.id() != 0) {
            SolidarityAction action = orMissing(entities.find(SolidarityAction.class, form.id()));
            action.mustBeAt(form.version());
            action.change(form);
            return action.id();
        }
        Activity activity = orMissing(entities.find(Activity.class, form.activity()));
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
        SolidarityAction found = orMissing(entities.find(SolidarityAction.class, action));
        found.mustBeAt(version);
        if (!lines(action).isEmpty()) {
            throw new Refused(CatalogueRefusal.ACTION_HAS_LINES);
        }
        entities.remove(found);
    }

    /** Adds a line to an action's money, or puts back one that was removed. */
    @Allowed(EDIT_CATALOGUE)
    public void addLine(long action, MoneyRow row) {
        orMissing(entities.find(SolidarityAction.class, action));
        entities.persist(new MoneyLine(action, row));
    }

    @Allowed(EDIT_CATALOGUE)
    public void removeLine(long action, long line) {
        MoneyLine found = orMissing(entities.find(MoneyLine.class, line));
        orMissing(found.actionId() == action ? found : null);
        entities.remove(found);
    }
}
