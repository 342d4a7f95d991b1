package org.tremplin.attendance.closing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Checks whether every sealed sheet still says what was sealed. */
@Named
@RequestScoped
public class SealsPage {
    @Inject
    private SealChecks seals;

    private List<SealBroken> broken;

    public void load() {
        broken = seals.verify();
    }

    public List<SealBroken> getBroken() {
        return broken;
    }
}
