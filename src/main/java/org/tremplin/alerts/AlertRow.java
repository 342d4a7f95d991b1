package org.tremplin.alerts;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One alert of a list.
 *
 * @param phone null when nobody knows it
 * @param signs names of the signs, with blanks between
 * @param owner who calls, null while nobody does
 * @param outcome null while it is open
 */
public record AlertRow(
        long id,
        long version,
        long person,
        String name,
        String phone,
        long group,
        String groupTitle,
        String signs,
        LocalDate raisedOn,
        Long owner,
        String ownerName,
        AbsenceAlert.Outcome outcome,
        String note,
        Instant closedAt)
        implements Serializable {
    public List<String> signNames() {
        return List.of(signs.split(" "));
    }
}
