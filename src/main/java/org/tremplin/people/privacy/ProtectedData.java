package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What only job and social staff may read (field.md §5.1).
 *
 * @param residence a category, never "irregular"; null when not asked
 * @param until the end of that permit
 * @param accommodation what to arrange, in practical terms ("sits near the board"), never a diagnosis
 */
public record ProtectedData(Residence residence, LocalDate until, String accommodation) implements Serializable {
    /** The ground on which a person may live here. */
    public enum Residence {
        NATIONAL,
        EU_CITIZEN,
        FAMILY,
        WORK,
        STUDY,
        PROTECTION,
        ASYLUM_PROCEDURE,
        OTHER
    }
}
