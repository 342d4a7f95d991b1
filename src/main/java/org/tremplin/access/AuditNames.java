package org.tremplin.access;

import java.util.Map;
import java.util.Set;

/**
 * Names for the ids of one kind in the audit trail, as far as the reader may see them; each capability names its own.
 */
public interface AuditNames {
    /** The word before the id in a line: {@code person} of {@code person=12}. */
    String word();

    /** Names of those within the caller's reach; the others stay numbers. One statement, however many ids. */
    Map<Long, String> names(Set<Long> ids);
}
