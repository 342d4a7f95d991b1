package org.tremplin.access;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rights of one account at one moment.
 *
 * @param accountId 0 for the server itself
 * @param personId the person behind the account, or null
 * @param sites the sites the account is limited to; empty = every site
 * @param readOnly for a personal token of scope READ
 */
public record Grant(
        long accountId, String login, String name, Long personId, Set<Role> roles, Set<Long> sites, boolean readOnly)
        implements Serializable {

    /** The server acting on its own: start-up, demo data. */
    public static Grant server() {
        return new Grant(0, "", "", null, EnumSet.allOf(Role.class), Set.of(), false);
    }

    public Grant asReadOnly() {
        return new Grant(accountId, login, name, personId, roles, sites, true);
    }

    public boolean has(Permission permission) {
        return permission == Permission.ANYONE
                || !(readOnly && permission.changes()) && roles.stream().anyMatch(permission.roles()::contains);
    }

    public Reach reach(Permission permission) {
        boolean bySite = roles.stream()
                .anyMatch(r -> r.reachesSites() && permission.roles().contains(r));
        return Reach.of(bySite && sites.isEmpty(), bySite ? sites : Set.of(), personId);
    }
}
