package org.tremplin.catalogue;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_CATALOGUE;
import static org.tremplin.platform.Missing.orMissing;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Remembered;
import org.tremplin.platform.UseCases;

/** How funders' programmes count. */
@UseCases
public class CountingRules {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Event<TermsChanged> changed;

    @Inject
    private Event<CountedOtherwise> counted;

    /** Rules change once a year and are needed on every learner's page. */
    private final Remembered<List<ProgrammeRule>> rules = new Remembered<>();

    /** Every programme in the association's order, retired ones last. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public List<ProgrammeRule> all() {
        return rules.get(() -> entities.createQuery(
                        "select distinct p from Programme p left join fetch p.credits"
                                + " order by case when p.retiredAt is null then 0 else 1 end, p.position, p.id",
                        Programme.class)
                .getResultStream()
                .map(Programme::counting)
                .toList());
    }

    /** One programme. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public ProgrammeRule of(long programme) {
        return orMissing(
                all().stream().filter(p -> p.id() == programme).findFirst().orElse(null));
    }

    /**
     * Changes a programme's rule. Refuses minutes and days out of range, a reason that is not in the list, and a change
     * where sessions of a closed month were counted by the present rule.
     */
    @Allowed(EDIT_CATALOGUE)
    public void save(long programme, long version, CountingRule rule) {
        Programme found = orMissing(entities.find(Programme.class, programme));
        found.mustBeAt(version);
        if (rule.tolerance() < 0 || rule.tolerance() > CountingRule.MOST_TOLERANCE) {
            throw new Refused(CatalogueRefusal.TOLERANCE_OUT_OF_BOUNDS, CountingRule.MOST_TOLERANCE);
        }
        if (rule.credited().values().stream().anyMatch(days -> days < 1 || days > CountingRule.MOST_DAYS)) {
            throw new Refused(CatalogueRefusal.DAYS_OUT_OF_BOUNDS, CountingRule.MOST_DAYS);
        }
        rule.credited().keySet().forEach(reason -> orMissing(entities.find(AbsenceReason.class, reason)));
        if (!found.counting().rule().equals(rule)) {
            counted.fire(new CountedOtherwise(CountedOtherwise.What.PROGRAMME, programme, found.validFrom()));
        }
        found.count(rule);
        changed.fire(new TermsChanged(Terms.Kind.PROGRAMME));
    }

    /** Clears the cache when a programme changes. */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TermsChanged terms) {
        if (terms.kind() == Terms.Kind.PROGRAMME) {
            rules.forget();
        }
    }
}
