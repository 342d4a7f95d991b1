package org.tremplin.people;

import jakarta.inject.Inject;
import jakarta.persistence.Column;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PostPersist;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;

/**
 * Notes for every row that is written (orm.xml) whose file it belongs to: whatever has a column person_id.
 *
 * <p>The database lets such a row wait while its file is being merged into another, and then takes it, onto the file that has
 * gone. {@link KeptFiles} says so to whoever wrote it; once the row is written it is too late for a merge to begin.
 */
public class WrittenRows {
    private static final String PERSON = "person_id";

    private static final ClassValue<Optional<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected Optional<Field> computeValue(Class<?> row) {
            Optional<Field> found = Arrays.stream(row.getDeclaredFields())
                    .filter(WrittenRows::namesThePerson)
                    .findFirst();
            found.ifPresent(field -> field.setAccessible(true));
            return found;
        }
    };

    @Inject
    private FilesWritten files;

    @PostPersist
    void written(Object row) throws IllegalAccessException {
        Optional<Field> field = FIELDS.get(row.getClass());
        if (field.isPresent()) {
            Object of = field.get().get(row);
            if (of != null) {
                files.write(of instanceof Person person ? person.id() : (Long) of);
            }
        }
    }

    private static boolean namesThePerson(Field field) {
        Column column = field.getAnnotation(Column.class);
        JoinColumn join = field.getAnnotation(JoinColumn.class);
        return column != null && column.name().equals(PERSON)
                || join != null && join.name().equals(PERSON);
    }
}
