package org.tremplin.access;

import java.io.Serializable;

/** One account in the list. */
public record AccountRow(long id, String login, String name, boolean enabled) implements Serializable {}
