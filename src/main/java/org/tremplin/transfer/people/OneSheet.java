package org.tremplin.transfer.people;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/**
 * Keeps only the last opened list of a user's session: a list takes megabytes, and pages stay in memory for a while.
 */
@SessionScoped
class OneSheet implements Serializable {
    private static final long serialVersionUID = 1;

    private KeptListPart holder;

    /** Makes this page the holder of a list, and discards that of the page before. */
    synchronized void keep(KeptListPart page) {
        if (holder != null && holder != page) {
            holder.discard();
        }
        holder = page;
    }
}
