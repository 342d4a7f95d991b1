package org.tremplin.catalogue.projects;

import java.util.List;
import java.util.Set;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** The offer and its lists. */
public final class CatalogueCapability implements Capability {
    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(new MenuEntry(
                90, "/catalogue/activities", "book", "catalogue.activities.menu", Permission.READ_CATALOGUE));
    }

    @Override
    public Set<String> tablesWithoutFreeText() {
        return Set.of("programme_logo", "programme_question");
    }
}
