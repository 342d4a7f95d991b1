package org.tremplin.people;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** Files of people. */
public final class PeopleCapability implements Capability {
    @Override
    public String name() {
        return "people";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(new MenuEntry(50, "/people/list", "users", "people.list.menu", Permission.READ_PEOPLE));
    }

    @Override
    public Map<String, String> renamedCalls() {
        return Map.ofEntries(
                Map.entry("PersonImports.undo", "LastImport.undo"),
                Map.entry("PersonImports.remember", "ImportColumns.remember"),
                Map.entry("People.entries", "PeopleSearch.entries"),
                Map.entry("People.household", "Households.of"),
                Map.entry("People.list", "PeopleSearch.list"),
                Map.entry("People.liveApart", "Households.leave"),
                Map.entry("People.liveTogether", "Households.join"));
    }

    @Override
    public List<Subject> subjects() {
        return List.of(new Subject(
                "person",
                Set.of("kept", "gone", "one", "other", "of", "colleague", "trainer", "learner"),
                "/people/person?person="));
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("consent_text", "person", "person_merge_step", "person_photo", "person_secret");
    }
}
