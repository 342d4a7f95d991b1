package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.people.PersonView;

/**
 * What erasing a file would do.
 *
 * @param proofUntil until when a proof needs the name: the file is closed until then; null = the name is deleted at
 *     once
 * @param namesake whether somebody else has the same name: texts that contain it are left as they are
 */
public record ErasurePlan(PersonView view, LocalDate proofUntil, boolean namesake, List<Line> lines)
        implements Serializable {
    /** What happens to the rows of a table. */
    public enum Outcome {
        DELETED,
        /** Counted without a name, a year at a time. */
        COUNTED,
        /** Kept closed until the proof is no longer needed. */
        KEPT,
        /** The name is deleted, what the account did stays. */
        NAMELESS,
        /** The name is removed from a free text. */
        BLANKED
    }

    /** A table. @param table the end of its key in the texts */
    public record Line(String table, long rows, Outcome outcome) implements Serializable {}
}
