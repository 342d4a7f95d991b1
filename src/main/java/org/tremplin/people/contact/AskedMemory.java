package org.tremplin.people.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import org.tremplin.access.AccessChanged;
import org.tremplin.platform.Remembered;

/** Caches the fields that are not asked, which every page about a person needs. */
@ApplicationScoped
class AskedMemory {
    private final Remembered<Set<AskedFields.Field>> unasked = new Remembered<>();

    Remembered<Set<AskedFields.Field>> unasked() {
        return unasked;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
        unasked.forget();
    }
}
