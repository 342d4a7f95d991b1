package org.tremplin.access.accounts;

import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Role;

/** One account in the list. */
public record AccountRow(long id, String login, String name, boolean enabled, List<Role> roles)
        implements Serializable {}
