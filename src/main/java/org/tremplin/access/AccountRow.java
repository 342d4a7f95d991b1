package org.tremplin.access;

import java.io.Serializable;
import java.util.List;

/** One account in the list. */
public record AccountRow(long id, String login, String name, boolean enabled, List<Role> roles)
        implements Serializable {}
