package org.tremplin.employment;

import java.util.List;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** Steps towards work. */
public final class EmploymentCapability implements Capability {
    @Override
    public String name() {
        return "employment";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(new MenuEntry(
                30, "/employment/steps", "briefcase", "employment.steps.menu", Permission.READ_EMPLOYMENT));
    }
}
