package org.tremplin.people;

import java.util.Map;

/**
 * Event: two files are about to be merged, and observers resolve what one person can have only once (two marks in one
 * session). Rows without such a conflict are moved automatically.
 *
 * @param reason why, recorded with what is corrected; null when none was given
 */
public record PeopleMerging(long kept, long gone, String reason, Rows rows) {
    /** Changes rows so that the merge can be undone. */
    public interface Rows {
        /**
         * Changes cells of a row that has an id, as one decision: undone only while the row still has all of these
         * values.
         */
        void set(String table, long id, Map<String, Object> cells);

        /** Deletes a row that has an id. */
        void remove(String table, long id);

        /** Records that a row with this id was created for the merge: it is deleted when the merge is undone. */
        void added(String table, long id);
    }
}
