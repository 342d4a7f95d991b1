package org.tremplin.people;

import java.time.LocalDate;

/** Event: a file is to be erased; whoever holds a proof that names the person reports its day. */
public final class ProofSought {
    private final long person;
    private LocalDate last;

    public ProofSought(long person) {
        this.person = person;
    }

    public long person() {
        return person;
    }

    /** Reports that a proof of this day names the person; null for none. */
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
