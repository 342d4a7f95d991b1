package org.tremplin.people.lists;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.UseCases;

/** Remembers which field each column of a list was mapped to: proposed again for the same headings. */
@UseCases
public class ImportColumns {
    @PersistenceContext
    private EntityManager entities;

    /** The last mapping of columns with these headings, by heading. */
    @Allowed(value = IMPORT, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public Map<String, String> of(Collection<String> headings) {
        Map<String, String> fields = new HashMap<>();
        if (!headings.isEmpty()) {
            List<Object[]> found = entities.createNativeQuery("select heading, field from import_column")
                    .getResultList();
            found.forEach(row -> fields.put((String) row[0], (String) row[1]));
            fields.keySet().retainAll(headings);
        }
        return fields;
    }

    /** Stores a mapping of columns. */
    @Allowed(IMPORT)
    public void remember(Map<String, String> fields) {
        fields.forEach((heading, field) -> entities.createNativeQuery(
                        "insert into import_column (heading, field) values (?1, ?2) on duplicate key update field = values(field)")
                .setParameter(1, heading)
                .setParameter(2, field)
                .executeUpdate());
    }
}
