package org.tremplin.alerts;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One alert of a list.
 *
 * @param phone null if unknown
 * @param signs names of the signs, separated by blanks
 * @param owner who takes care of it, null for nobody
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
