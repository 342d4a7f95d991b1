package org.tremplin.access.accounts;

import java.io.Serializable;
import java.util.Set;
import org.tremplin.access.Role;

/** An account as it is shown and edited. @param sites empty = every site. @param personId null for nobody's. */
public record AccountForm(
        long id,
        long version,
        String login,
        String name,
        boolean enabled,
        Set<Role> roles,
        Set<Long> sites,
        Long personId)
        implements Serializable {}
