package org.tremplin.access;

import jakarta.enterprise.context.RequestScoped;

/**
 * What a call's audit line says besides the ids among its arguments: {@code account=12 role=+TRAINER}. Ids, counts and
 * constants of the program; never typed text. A nested call has notes of its own.
 */
@RequestScoped
public class AuditNotes {
    private StringBuilder notes = new StringBuilder();

    /** Adds a note to the line of the running call. @param value an id, a count or a constant */
    public void add(String word, Object value) {
        notes.append(notes.isEmpty() ? "" : " ").append(word).append('=').append(value);
    }

    /** Begins a call. @return the outer call's notes, to be passed to {@link #end} */
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
