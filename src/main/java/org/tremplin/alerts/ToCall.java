package org.tremplin.alerts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;

/** The number of people to call, for the home page. */
@Named
@RequestScoped
public class ToCall {
    @Inject
    private Me me;

    @Inject
    private Alerts alerts;

    private long count;

    public void load() {
        count = me.has(Permission.CALL_BACK) ? alerts.count() : 0;
    }

    public long getCount() {
        return count;
    }
}
