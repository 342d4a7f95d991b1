package org.tremplin.access;

import java.util.Map;
import java.util.Set;

/** What the ids of one kind in the audit trail stand for, as far as the reader may see it: each capability names its own. */
public interface AuditNames {
    /** The word before the id in a line: {@code person} of {@code person=12}. */
    String word();

    /** Names of those that the caller reaches; the others stay numbers. One statement, however many. */
    Map<Long, String> names(Set<Long> ids);
}
