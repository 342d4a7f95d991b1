package org.tremplin.transfer.people;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** Of the lists that somebody opens only the last one is kept: a list fills megabytes, and pages are kept for a while. */
@SessionScoped
class OneSheet implements Serializable {
    private static final long serialVersionUID = 1;

    private KeptListPart holder;

    /** This page holds a list from now on, and the one before does not any more. */
    synchronized void let(KeptListPart page) {
        if (holder != null && holder != page) {
            holder.letGo();
        }
        holder = page;
    }
}
