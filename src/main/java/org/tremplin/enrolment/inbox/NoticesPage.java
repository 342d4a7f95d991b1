package org.tremplin.enrolment.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What changed in my sessions, the unread above. */
@Named
@RequestScoped
public class NoticesPage {
    @Inject
    private Inbox inbox;

    public void load() {
        inbox.load();
    }
}
