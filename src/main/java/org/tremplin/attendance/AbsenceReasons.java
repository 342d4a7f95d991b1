package org.tremplin.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.tremplin.attendance.RollCallView.Attendee;
import org.tremplin.attendance.RollCallView.Reason;
import org.tremplin.catalogue.ReasonRow;
import org.tremplin.catalogue.Terms;
import org.tremplin.catalogue.TermsChanged;
import org.tremplin.platform.Remembered;

/** The association's reasons for absence. Cached: they change rarely, and every roll-call needs them. */
@ApplicationScoped
class AbsenceReasons {
    @Inject
    private Terms terms;

    private final Remembered<List<ReasonRow>> reasons = new Remembered<>();

    private List<ReasonRow> all() {
        return reasons.get(terms::reasons);
    }

    /** The reasons that can be chosen, plus retired ones already used on this sheet. */
    List<Reason> choosable(List<Attendee> people) {
        return all().stream()
                .filter(r -> !r.retired()
                        || people.stream().anyMatch(p -> Objects.equals(p.mark().reason(), r.id())))
                .map(r -> new Reason(r.id(), r.title()))
                .toList();
    }

    /** Whether the association has this reason, retired ones included: a phone may still send one of those. */
    boolean knows(long reason) {
        return all().stream().anyMatch(r -> r.id() == reason);
    }

    /** Drops the cache when the list changes. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TermsChanged changed) {
        if (changed.kind() == Terms.Kind.REASON) {
            reasons.forget();
        }
    }
}
