package org.tremplin.access;

import jakarta.persistence.TypedQuery;
import java.util.Set;

/**
 * The rows a person reaches with a permission, as query parameters.
 *
 * @param everywhere every site
 * @param sites the sites otherwise; never empty (an impossible id stands for none), so {@code in :sites} is always SQL
 * @param self the person whose own groups and sessions count too; 0 for nobody
 */
public record Reach(boolean everywhere, Set<Long> sites, long self) {
    private static final Set<Long> NOWHERE = Set.of(-1L);

    /** Of whoever holds a key to the very row that is asked for. */
    public static final Reach EVERYWHERE = new Reach(true, NOWHERE, 0);

    /** Whether a site is within reach; what is of none in particular is everybody's. */
    public boolean covers(Long site) {
        return everywhere || site == null || sites.contains(site);
    }

    /** Sets the parameters of a capability's condition on its rows: :everywhere, :sites and :self. */
    public static <T> TypedQuery<T> within(Reach reach, TypedQuery<T> query) {
        return query.setParameter("everywhere", reach.everywhere)
                .setParameter("sites", reach.sites)
                .setParameter("self", reach.self);
    }

    static Reach of(boolean everywhere, Set<Long> sites, Long self) {
        return new Reach(everywhere, sites.isEmpty() ? NOWHERE : sites, self == null ? 0 : self);
    }
}
