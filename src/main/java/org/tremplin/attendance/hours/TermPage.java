package org.tremplin.attendance.hours;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** A group's term at a glance. */
@Named
@RequestScoped
public class TermPage {
    @Inject
    private SignInSheets sheets;

    private long group;
    private Term view;

    public void load() {
        view = sheets.term(group);
    }

    public Term getView() {
        return view;
    }

    /** The number of people with a sign. */
    public long getToCall() {
        return view.rows().stream().filter(row -> !row.signs().isEmpty()).count();
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }
}
