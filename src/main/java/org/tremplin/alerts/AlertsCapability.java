package org.tremplin.alerts;

import org.tremplin.access.Capability;

/** Who has not come for a while. */
public final class AlertsCapability implements Capability {
    @Override
    public String name() {
        return "alerts";
    }
}
