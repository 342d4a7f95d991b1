package org.tremplin.planning.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.planning.GroupView;
import org.tremplin.planning.Groups;
import org.tremplin.planning.SessionFilter;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionRow;
import org.tremplin.platform.Slice;

/** One group and its coming sessions. Its people are shown by the enrolment capability on the same page. */
@Named
@RequestScoped
public class GroupPage {
    private static final Slice COMING = new Slice("date", false, 1, 12);

    @Inject
    private Groups groups;

    @Inject
    private SessionQueries sessions;

    @Inject
    private Houses houses;

    private long group;
    private GroupView view;
    private List<SessionRow> coming;

    public void load() {
        view = groups.facts(group);
        coming = sessions.list(SessionFilter.of(group, houses.today(), view.form().endsOn), COMING)
                .rows();
    }

    public GroupView getView() {
        return view;
    }

    public List<SessionRow> getComing() {
        return coming;
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }
}
