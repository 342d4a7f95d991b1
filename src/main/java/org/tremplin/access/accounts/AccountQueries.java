package org.tremplin.access.accounts;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.MANAGE_ACCOUNTS;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.platform.Found;
import org.tremplin.platform.Slice;
import org.tremplin.platform.UseCases;

/** The accounts within a manager's reach: their list, and the check of a single one. */
@UseCases
public class AccountQueries {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    /**
     * The accounts that a manager reaches: those limited to the manager's own sites. An account without a limit belongs
     * to the whole association. For alias {@code a}.
     */
    private static final String WITHIN_REACH = """
            (:everywhere = true or exists (select 1 from Account b join b.sites s where b.id = a.id)
             and not exists (select 1 from Account c join c.sites s where c.id = a.id and s not in :sites))""";

    private static <T> TypedQuery<T> within(Reach reach, TypedQuery<T> query) {
        return query.setParameter("everywhere", reach.everywhere()).setParameter("sites", reach.sites());
    }

    /** Whether the signed-in manager reaches this account. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean isReached(long account) {
        return within(
                                me.reach(MANAGE_ACCOUNTS),
                                entities.createQuery(
                                        "select count(a) from Account a where a.id = :id and " + WITHIN_REACH,
                                        Long.class))
                        .setParameter("id", account)
                        .getSingleResult()
                > 0;
    }

    private static final Map<String, String> SORTS = Map.of("name", "a.displayName %1$s", "login", "a.login %1$s");

    /**
     * Accounts within reach. @param text part of a name or login, null for all @param closed the closed ones instead of
     * the open ones
     */
    @Allowed(MANAGE_ACCOUNTS)
    public Found<AccountRow> list(String text, boolean closed, Slice slice) {
        String from = " from Account a where a.enabled = :enabled"
                + " and (a.displayName like :text escape '!' or a.login like :text escape '!') and " + WITHIN_REACH;
        Reach reach = me.reach(MANAGE_ACCOUNTS);
        String order =
                SORTS.getOrDefault(slice.sort(), SORTS.get("name")).formatted(slice.descending() ? "desc" : "asc");
        TypedQuery<Account> rows =
                entities.createQuery("select a" + from + " order by " + order + ", a.id", Account.class);
        TypedQuery<Long> count = entities.createQuery("select count(a)" + from, Long.class);
        for (TypedQuery<?> query : List.of(rows, count)) {
            within(reach, query).setParameter("enabled", !closed).setParameter("text", Slice.containing(text));
        }
        rows.setHint("eclipselink.batch", "a.roles").setHint("eclipselink.batch.type", "IN");
        return new Found<>(
                rows.setFirstResult(slice.offset())
                        .setMaxResults(slice.size())
                        .getResultStream()
                        .map(Account::row)
                        .toList(),
                count.getSingleResult());
    }
}
