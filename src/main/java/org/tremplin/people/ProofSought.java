package org.tremplin.people;

import java.time.LocalDate;

/** Somebody's file is to go: who holds a proof that names them says from which day it is. */
public final class ProofSought {
    private final long person;
    private LocalDate last;

    public ProofSought(long person) {
        this.person = person;
    }

    public long person() {
        return person;
    }

    /** A proof of this day names the person; null for none. */
    public void of(LocalDate day) {
        if (day != null && (last == null || day.isAfter(last))) {
            last = day;
        }
    }

    /** The day of the last proof, or null when nothing needs the name. */
    public LocalDate last() {
        return last;
    }
}
