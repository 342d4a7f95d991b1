package org.tremplin.enrolment.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Changes in my sessions, unread ones first. */
@Named
@RequestScoped
public class NoticesPage {
    @Inject
    private Inbox inbox;

    public void load() {
        inbox.load();
    }
}
