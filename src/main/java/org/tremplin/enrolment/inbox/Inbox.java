package org.tremplin.enrolment.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.tremplin.access.Me;

/** What the signed-in person is told, for the pages that show it: {@code inbox}, beside {@code me} and {@code ui}. */
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

    /** The learners who would be told of a change of the session that a page shows; read once for the page. */
    public List<String> concerned(long session) {
        if (concerned == null) {
            concerned = service.concerned(session);
        }
        return concerned;
    }

    /** How many wrote their name down on the public page and wait to be called; 0 for who does not call them. */
    public long getSignUps() {
        return me.can("INTAKE") ? signUps.toCall() : 0;
    }

    public long getNewest() {
        return newest;
    }
}
