package org.tremplin.people;

import java.io.Serializable;
import java.util.Set;

/** One person, complete. */
public record PersonView(
        long id, long version, String code, boolean provisional, Set<Person.Role> roles, PersonDetails details)
        implements Serializable {
    public PaperName onPaper() {
        return new PaperName(details.name(), details.latinName(), details.birthDate(), details.birthYear(), code);
    }
}
