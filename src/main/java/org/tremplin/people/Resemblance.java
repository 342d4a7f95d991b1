package org.tremplin.people;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/** Somebody who is known already and may be the one that is meant. @param why never empty */
public record Resemblance(
        long id, String code, String name, LocalDate birthDate, String phone, String municipality, Set<Why> why)
        implements Serializable {
    /** What two files have in common; the telling ones first. */
    public enum Why {
        SAME_BIRTH_DATE,
        SAME_PHONE,
        SAME_NAME,
        SIMILAR_NAME
    }
}
