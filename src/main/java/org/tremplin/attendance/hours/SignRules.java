package org.tremplin.attendance.hours;

import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.access.Permission.READ_ATTENDANCE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.platform.UseCases;

/** The association's thresholds for suggesting a call. */
@UseCases
public class SignRules {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    @Allowed(value = READ_ATTENDANCE, trail = Trail.NONE)
    public SignNumbers numbers() {
        return entities.find(SignRule.class, SignRule.THE_ONE).numbers();
    }

    /**
     * Saves the thresholds. They apply to the terms of groups at once, and to alerts from the next evening's run. The
     * form validates the numbers. Missing for an account that does not reach every site.
     */
    @Allowed(EDIT_CATALOGUE)
    public void save(SignNumbers numbers) {
        me.mustReachEverySite(EDIT_CATALOGUE);
        SignRule rule = entities.find(SignRule.class, SignRule.THE_ONE);
        rule.mustBeAt(numbers.version());
        rule.change(numbers);
    }
}
