package org.tremplin.people.contact;

import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.ERASE_PEOPLE;
import static org.tremplin.access.Permission.SIGNED_IN;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.AccessChanged;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.platform.UseCases;

/** The optional fields that the association asks of people: few, and its own choice. */
@UseCases
public class AskedFields {
    /** An optional field, and the columns it is stored in. */
    public enum Field {
        SEX("sex"),
        BIRTH("birth_date", "birth_year"),
        NATIONALITY("nationality"),
        LANGUAGE("first_language"),
        SCHOOLING("schooling", "schooled_in"),
        EMAIL("email"),
        MUNICIPALITY("municipality"),
        CONTACT_BY("contact_by"),
        LANGUAGES("languages", "reads_in"),
        ADDRESS("street", "postcode"),
        EMERGENCY("emergency_name", "emergency_phone"),
        HOUSEHOLD("household_id");

        private final List<String> columns;

        Field(String... columns) {
            this.columns = List.of(columns);
        }
    }

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<AccessChanged> changed;

    @Inject
    private Me me;

    @Inject
    private AskedMemory memory;

    /** The fields that are not asked. Cached after the first call. */
    @Allowed(value = SIGNED_IN, trail = Trail.NONE)
    @SuppressWarnings("unchecked")
    public Set<Field> unasked() {
        return memory.unasked().get(() -> {
            Set<Field> fields = EnumSet.noneOf(Field.class);
            List<String> stored = entities.createNativeQuery("select field from unasked_field")
                    .getResultList();
            stored.forEach(field -> fields.add(Field.valueOf(field)));
            return fields;
        });
    }

    /**
     * Sets the fields that are asked. What is stored in the others stays until it is cleared. Missing for a caller who
     * does not reach every site.
     */
    @Allowed(EDIT_CATALOGUE)
    public void ask(Set<Field> asked) {
        me.mustReachEverySite(EDIT_CATALOGUE);
        entities.createNativeQuery("delete from unasked_field").executeUpdate();
        for (Field field :
                EnumSet.complementOf(asked.isEmpty() ? EnumSet.noneOf(Field.class) : EnumSet.copyOf(asked))) {
            entities.createNativeQuery("insert into unasked_field (field) values (?1)")
                    .setParameter(1, field.name())
                    .executeUpdate();
        }
        changed.fire(new AccessChanged());
    }

    /**
     * How many files still have values in fields that are no longer asked, by field; empty for a caller who does not
     * reach every site.
     */
    @Allowed(value = ERASE_PEOPLE, trail = Trail.NONE)
    public Map<Field, Long> leftOver() {
        Map<Field, Long> left = new EnumMap<>(Field.class);
        for (Field field : me.reach(ERASE_PEOPLE).everywhere() ? unasked() : Set.<Field>of()) {
            long files = ((Number) entities.createNativeQuery(
                                    "select count(*) from person where kept_as is null and " + said(field))
                            .getSingleResult())
                    .longValue();
            if (files > 0) {
                left.put(field, files);
            }
        }
        return left;
    }

    private static String said(Field field) {
        return "(" + String.join(" is not null or ", field.columns) + " is not null)";
    }

    /**
     * Deletes the values of a field that is no longer asked from every file. Does nothing to a field that is asked.
     * Missing for a caller who does not reach every site.
     *
     * @return how many files
     */
    @Allowed(ERASE_PEOPLE)
    public int clear(Field field) {
        me.mustReachEverySite(ERASE_PEOPLE);
        if (!unasked().contains(field)) {
            return 0;
        }
        return entities.createNativeQuery("update person set version = version + 1, "
                        + String.join(" = null, ", field.columns) + " = null where kept_as is null and " + said(field))
                .executeUpdate();
    }
}
