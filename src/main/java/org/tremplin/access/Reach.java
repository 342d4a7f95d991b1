package org.tremplin.access;

import jakarta.persistence.TypedQuery;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows that a person reaches with a permission, as query parameters.
 *
 * @param everywhere every site
 * @param sites the sites otherwise; never empty (an impossible id stands for none), so {@code in :sites} is always
 *     valid SQL
 * @param self the person whose own groups and sessions count too; 0 for nobody
 */
public record Reach(boolean everywhere, Set<Long> sites, long self) {
    private static final Set<Long> NOWHERE = Set.of(-1L);

    /** For callers that hold a key to the very row they ask for. */
    public static final Reach EVERYWHERE = new Reach(true, NOWHERE, 0);

    /** Whether a site is within reach; rows without a site are within everybody's. */
    public boolean covers(Long site) {
        return site == null || has(site);
    }

    /** Whether a site is within reach; rows without a site only for those who reach every site. */
    public boolean has(Long site) {
        return everywhere || site != null && sites.contains(site);
    }

    /** The condition of a JPQL query on rows of a site, with the parameters :everywhere and :sites. @param site {@code g.siteId} */
    public static String of(String site) {
        return "(:everywhere = true or " + site + " in :sites)";
    }

    /** The same for rows that may have no site, which everybody reaches. */
    public static String ofOrNone(String site) {
        return "(:everywhere = true or " + site + " in :sites or " + site + " is null)";
    }

    /** The condition of a native query on rows of a site. @param site {@code g.site_id} */
    public String sql(String site) {
        return everywhere
                ? "1 = 1"
                : site + " in (" + sites.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
    }

    /** The same for rows that may have no site, which everybody reaches. */
    public String sqlOrNone(String site) {
        return "(" + site + " is null or " + sql(site) + ")";
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
