package org.tremplin.alerts;

import org.tremplin.access.Capability;

/** Alerts about absences. */
public final class AlertsCapability implements Capability {
    @Override
    public String name() {
        return "alerts";
    }
}
