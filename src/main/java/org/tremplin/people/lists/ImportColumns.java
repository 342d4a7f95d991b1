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

/** What columns of lists were taken for: proposed again for the same headings. */
@UseCases
public class ImportColumns {
    @PersistenceContext
    private EntityManager entities;

    /** What columns of these headings were taken for the last time, by heading. */
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

    /** Remembers what columns were taken for. */
    @Allowed(IMPORT)
    public void remember(Map<String, String> fields) {
        fields.forEach((heading, field) -> entities.createNativeQuery(
                        "insert into import_column (heading, field) values (?1, ?2) on duplicate key update field = values(field)")
                .setParameter(1, heading)
                .setParameter(2, field)
                .executeUpdate());
    }
}
