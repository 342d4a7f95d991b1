package org.tremplin.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Lines of reading are written together, a moment later: a test that looks for one has them written first. */
@Dependent
public class AuditLines {
    @Inject
    private AuditTrail trail;

    public void write() {
        trail.write();
    }
}
