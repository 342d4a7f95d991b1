package org.tremplin.attendance;

import java.io.Serializable;
import java.util.Set;

/**
 * Marks of past days have changed, by a tap or an import. Not fired for changes with an event of their own
 * ({@code SessionRetimed}, {@code PeopleMerging}, {@code PeopleParted}, {@code PersonErasing}).
 *
 * @param sessions ids
 */
public record MarksChanged(Set<Long> sessions) implements Serializable {}
