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

/** The association's reasons of absence: they change rarely and are on every roll-call. */
@ApplicationScoped
class AbsenceReasons {
    @Inject
    private Terms terms;

    private final Remembered<List<ReasonRow>> reasons = new Remembered<>();

    private List<ReasonRow> all() {
        return reasons.get(terms::reasons);
    }

    /** What can be chosen, and what somebody on this sheet has already. */
    List<Reason> choosable(List<Attendee> people) {
        return all().stream()
                .filter(r -> !r.retired()
                        || people.stream().anyMatch(p -> Objects.equals(p.mark().reason(), r.id())))
                .map(r -> new Reason(r.id(), r.title()))
                .toList();
    }

    /** Whether a reason is one of the association's: a phone may send one that was retired meanwhile. */
    boolean knows(long reason) {
        return all().stream().anyMatch(r -> r.id() == reason);
    }

    /** A list that changed is read again. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TermsChanged changed) {
        if (changed.kind() == Terms.Kind.REASON) {
            reasons.forget();
        }
    }
}
