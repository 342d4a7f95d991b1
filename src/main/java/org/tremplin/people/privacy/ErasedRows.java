package org.tremplin.people.privacy;

import static org.tremplin.access.Permission.ANYONE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.people.PersonRows;
import org.tremplin.people.PersonSchema;
import org.tremplin.people.PersonSchema.Reference;
import org.tremplin.platform.UseCases;

/** Rows about a person who is being erased: counted first, then emptied and deleted. */
@UseCases
public class ErasedRows {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private PersonRows rows;

    @Inject
    private PersonSchema schema;

    /** How many rows belong to the rows that refer to the person. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    long countChildren(Reference reference, Reference child, long person) {
        return number("select count(*) from " + belonging(reference, child), person);
    }

    private static String belonging(Reference reference, Reference child) {
        return child.table() + " where " + child.column() + " in (select id from " + reference.table() + " where "
                + reference.column() + " = ?1)";
    }

    /**
     * Deletes all rows with a person's id in this column, with the rows that belong to them. @return how many rows were
     * deleted
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    int deleteAll(Reference reference, long person) {
        int gone = 0;
        for (Reference child : schema.childrenOf(reference.table())) {
            gone += change("delete from " + belonging(reference, child), person);
        }
        for (String column : schema.columnsToItself(reference.table())) {
            change(
                    "update " + reference.table() + " set " + column + " = null where " + reference.column() + " = ?1",
                    person);
        }
        return gone + change("delete from " + reference.table() + " where " + reference.column() + " = ?1", person);
    }

    /** Deletes files, those that refer to others first. @param except one that stays */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    int deletePeople(List<Long> files, long except) {
        return files.stream()
                .filter(file -> file != except)
                .mapToInt(file -> change("delete from person where id = ?1", file))
                .sum();
    }

    /** Empties every cell of a row except these: a new column is emptied without being listed. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void empty(String table, long id, Set<String> kept) {
        change(
                "update " + table + " set "
                        + schema.columnsOf(table).stream()
                                .filter(column -> !kept.contains(column))
                                .map(column -> column + " = null")
                                .collect(Collectors.joining(", "))
                        + " where id = ?1",
                id);
    }

    /** Whether another file has the same two names. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    boolean hasNamesake(long person) {
        return number(
                        "select count(*) from person p join person o on o.given_name = p.given_name and o.family_name = p.family_name"
                                + " and o.id <> p.id and o.merged_into is null where p.id = ?1",
                        person)
                > 0;
    }

    /** How many free texts mention a person, by table. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    Map<String, Long> mentions(Mentions said) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (Reference text : schema.freeTexts()) {
            long here = findMentions(text, said).size();
            if (here > 0) {
                found.merge(text.table(), here, Long::sum);
            }
        }
        return found;
    }

    /** Replaces mentions of a person in free texts by a dash. @return how many texts */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    int blank(Mentions said) {
        int blanked = 0;
        for (Reference text : schema.freeTexts()) {
            for (String row : findMentions(text, said)) {
                Map<String, String> key = PersonRows.cells(row);
                String cell = key.remove(text.column());
                Query update = entities.createNativeQuery("update " + text.table() + " set " + text.column()
                        + " = ? where " + PersonRows.condition(key.keySet()));
                List<String> values = new ArrayList<>(List.of(said.without(cell)));
                values.addAll(key.values());
                PersonRows.bind(update, values);
                blanked += update.executeUpdate();
            }
        }
        return blanked;
    }

    /** The keys of the rows whose text mentions a person, with the text. */
    private List<String> findMentions(Reference text, Mentions said) {
        if (said.likes().isEmpty()) {
            return List.of();
        }
        List<String> columns = new ArrayList<>(schema.keyOf(text.table()));
        columns.add(text.column());
        String like = said.likes().stream()
                .map(pattern -> text.column() + " like ? escape '!'")
                .collect(Collectors.joining(" or "));
        return rows.select(columns, text.table(), "(" + like + ")", said.likes()).stream()
                .filter(row -> said.occurIn(PersonRows.cells(row).get(text.column())))
                .toList();
    }

    private long number(String query, long person) {
        return ((Number) entities.createNativeQuery(query)
                        .setParameter(1, person)
                        .getSingleResult())
                .longValue();
    }

    private int change(String statement, long person) {
        return entities.createNativeQuery(statement).setParameter(1, person).executeUpdate();
    }
}
