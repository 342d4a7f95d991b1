package org.tremplin.people;

import java.util.Map;

/**
 * Two files are about to become one: the moment to settle what cannot be said twice of one person (two marks in one session).
 * Rows that say nothing twice follow by themselves.
 *
 * @param reason why, for what is corrected by it; null when nothing was said
 */
public record PeopleMerging(long kept, long gone, String reason, Rows rows) {
    /** Changes rows so that the merge can be undone. */
    public interface Rows {
        /** Gives cells of a row that has an id other values, as one decision: undone while the row holds them all. */
        void set(String table, long id, Map<String, Object> cells);

        /** Takes a row that has an id away. */
        void remove(String table, long id);

        /** Says that a row with this id was made for the merge: it goes when that is undone. */
        void added(String table, long id);
    }
}
