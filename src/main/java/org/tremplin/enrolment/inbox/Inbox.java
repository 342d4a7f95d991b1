package org.tremplin.enrolment.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.tremplin.access.Me;

/** The signed-in person's notices for pages: {@code inbox}, beside {@code me} and {@code ui}. */
@Named
@RequestScoped
public class Inbox {
    @Inject
    private Notices service;

    @Inject
    private MyNotices own;

    @Inject
    private SignUps signUps;

    @Inject
    private Me me;

    private List<NoticeRow> notices = List.of();
    private long newest;
    private List<String> concerned;

    public void load() {
        notices = own.mine();
        newest = notices.stream().mapToLong(NoticeRow::id).max().orElse(0);
    }

    public List<NoticeRow> getNotices() {
        return notices;
    }

    public List<NoticeRow> getUnread() {
        return notices.stream().filter(NoticeRow::unread).toList();
    }

    /** The learners who would be notified of a change to the shown session; loaded once per page. */
    public List<String> concerned(long session) {
        if (concerned == null) {
            concerned = service.concerned(session);
        }
        return concerned;
    }

    /** The number of sign-ups to call back; 0 for accounts that do not do intakes. */
    public long getSignUps() {
        return me.can("INTAKE") ? signUps.toCall() : 0;
    }

    public long getNewest() {
        return newest;
    }
}
