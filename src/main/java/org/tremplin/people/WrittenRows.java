package org.tremplin.people;

import jakarta.inject.Inject;
import jakarta.persistence.Column;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PostPersist;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;

/**
 * Notes for every row that is written (orm.xml) which file it belongs to: any entity with a column person_id.
 *
 * <p>While a file is being merged into another, the database makes such a row wait, and then accepts it on the file
 * that is gone. {@link KeptFiles} refuses it; once a row is written, a merge can no longer begin before the commit.
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
