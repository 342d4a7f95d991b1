package org.tremplin.access;

import jakarta.enterprise.context.RequestScoped;

/**
 * What the audit line of a call says beside the ids among its arguments: {@code account=12 role=+TRAINER}. Ids, counts and
 * words of the program; never what somebody typed. A call inside a call has notes of its own.
 */
@RequestScoped
public class AuditNotes {
    private StringBuilder notes = new StringBuilder();

    /** Adds a note to the line of the call that runs. @param value an id, a count or a constant */
    public void add(String word, Object value) {
        notes.append(notes.isEmpty() ? "" : " ").append(word).append('=').append(value);
    }

    /** A call begins. @return what {@link #end} takes back when it is over */
    StringBuilder begin() {
        StringBuilder outer = notes;
        notes = new StringBuilder();
        return outer;
    }

    void end(StringBuilder outer) {
        notes = outer;
    }

    String text() {
        return notes.toString();
    }
}
