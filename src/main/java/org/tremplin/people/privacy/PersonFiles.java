package org.tremplin.people.privacy;

import static org.tremplin.access.Permission.EXPORT_PERSON;
import static org.tremplin.access.Permission.READ_EMPLOYMENT;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Me;
import org.tremplin.people.People;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.people.PersonView;
import org.tremplin.people.privacy.PersonFile.Reading;
import org.tremplin.people.privacy.PersonFile.Section;
import org.tremplin.platform.UseCases;
import org.tremplin.platform.installation.Vault;

/**
 * What is stored about a person, found through the database's own foreign keys: a new table is included without being
 * listed.
 */
@UseCases
public class PersonFiles {
    /** What names a row for a reader: the first of these columns that its table has. */
    private static final List<String> NAMES = List.of("title", "display_name", "name", "label");

    /** Services whose use would reveal that there are data about the path to work. */
    private static final Set<String> PATH_TO_WORK = Set.of("Employment", "ProtectedPeople", "Schemes", "Targets");

    private static final int READINGS = 500;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Inject
    private People people;

    @Inject
    private PersonRows rows;

    @Inject
    private PersonSchema schema;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /**
     * The file of a person within reach. Data about the path to work (circle C) are included for callers who may read
     * them; others are told that they are left out.
     */
    @Allowed(EXPORT_PERSON)
    public PersonFile of(long person) {
        PersonView view = people.view(person);
        Map<String, Set<Map<String, String>>> found = new LinkedHashMap<>();
        add(found, "person", rows.whole("person", "id", List.of(String.valueOf(person))));
        for (Reference reference : schema.references()) {
            add(
                    found,
                    reference.table(),
                    rows.whole(reference.table(), reference.column(), List.of(String.valueOf(person))));
        }
        // rows of rows, such as the changes of an enrolment; not what their account did to others
        for (Reference reference : List.copyOf(schema.references())) {
            if (!reference.table().equals("account")) {
                for (Reference child : schema.childrenOf(reference.table())) {
                    List<String> ids = found.get(reference.table()).stream()
                            .map(row -> row.get("id"))
                            .filter(id -> id != null)
                            .toList();
                    if (!found.containsKey(child.table()) && !ids.isEmpty()) {
                        add(found, child.table(), rows.whole(child.table(), child.column(), ids));
                    }
                }
            }
        }
        boolean whole = me.has(READ_EMPLOYMENT);
        List<Section> sections = found.entrySet().stream()
                .filter(table -> !table.getValue().isEmpty())
                .filter(table -> whole || !PrivacyRegister.isPathToWork(table.getKey()))
                .map(table -> new Section(table.getKey(), named(table.getKey(), table.getValue())))
                .toList();
        List<Reading> readings = readings(person).stream()
                .filter(reading ->
                        whole || !PATH_TO_WORK.contains(reading.useCase().replaceFirst("\\..*", "")))
                .toList();
        return new PersonFile(view, clock.instant(), whole, sections, readings);
    }

    private static void add(Map<String, Set<Map<String, String>>> found, String table, List<Map<String, String>> more) {
        found.computeIfAbsent(table, t -> new LinkedHashSet<>()).addAll(more);
    }

    /** Replaces ids of other rows by the names of those rows. */
    private List<Map<String, String>> named(String table, Set<Map<String, String>> found) {
        Map<String, String> targets = schema.targetsOf(table);
        Map<String, Map<String, String>> names = new HashMap<>();
        targets.forEach((column, target) -> {
            Set<String> ids = found.stream()
                    .map(row -> row.get(column))
                    .filter(id -> id != null)
                    .collect(Collectors.toCollection(HashSet::new));
            names.put(column, ids.isEmpty() ? Map.of() : rows.names(target, NAMES, ids));
        });
        List<Map<String, String>> result = new ArrayList<>();
        for (Map<String, String> row : found) {
            Map<String, String> said = new LinkedHashMap<>();
            row.forEach((column, value) -> {
                if (value != null && table.equals("person_secret") && column.equals("sealed")) {
                    said.put(
                            column,
                            vault.open(value, PersonSecret.place(Long.parseLong(row.get("id")), row.get("kind"))));
                } else if (value != null) {
                    said.put(column, names.getOrDefault(column, Map.of()).getOrDefault(value, value));
                }
            });
            result.add(said);
        }
        return result;
    }

    @SuppressWarnings("unchecked")
    private List<Reading> readings(long person) {
        List<Object[]> lines = entities.createNativeQuery("""
                        select l.at, a.display_name, l.use_case from audit_line l left join account a on a.id = l.account_id
                        where concat(' ', l.subject, ' ') like ?1 order by l.id desc""")
                .setParameter(1, "% person=" + person + " %")
                .setMaxResults(READINGS)
                .getResultList();
        return lines.stream()
                .map(line -> new Reading(
                        (line[0] instanceof LocalDateTime at ? at : ((Timestamp) line[0]).toLocalDateTime())
                                .toInstant(ZoneOffset.UTC),
                        (String) line[1],
                        (String) line[2]))
                .toList();
    }
}
