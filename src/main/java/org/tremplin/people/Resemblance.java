package org.tremplin.people;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/** A known person who may be the one meant. @param why never empty */
public record Resemblance(
        long id, String code, String name, LocalDate birthDate, String phone, String municipality, Set<Why> why)
        implements Serializable {
    /** What two files have in common, the most significant first. */
    public enum Why {
        SAME_BIRTH_DATE,
        SAME_PHONE,
        SAME_NAME,
        SIMILAR_NAME
    }
}
