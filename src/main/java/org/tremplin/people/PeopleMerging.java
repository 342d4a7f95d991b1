package org.tremplin.people;

import java.util.Map;

/**
 * Two files are about to become one: the moment to settle what cannot be said twice of one person (two marks in one session).
 * Rows that say nothing twice follow by themselves.
 */
public record PeopleMerging(long kept, long gone, Rows rows) {
    /** Changes rows so that the merge can be undone. */
    public interface Rows {
        /** Gives cells of a row that has an id other values. */
        void set(String table, long id, Map<String, Object> cells);

        /** Takes a row that has an id away. */
        void remove(String table, long id);
    }
}
