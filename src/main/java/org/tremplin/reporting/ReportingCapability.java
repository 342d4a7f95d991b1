package org.tremplin.reporting;

import java.util.List;
import org.tremplin.access.Capability;
import org.tremplin.access.Permission;

/** Figures for funders. */
public final class ReportingCapability implements Capability {
    @Override
    public String name() {
        return "reporting";
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(
                new MenuEntry(70, "/reporting/figures", "chart-bar", "reporting.figures.menu", Permission.READ_FIGURES),
                new MenuEntry(
                        80,
                        "/reporting/employment",
                        "briefcase",
                        "reporting.employment.menu",
                        Permission.READ_EMPLOYMENT_FIGURES));
    }
}
