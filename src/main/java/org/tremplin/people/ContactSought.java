package org.tremplin.people;

import java.util.ArrayList;
import java.util.List;

/** When was the last contact with somebody? Each capability says how it knows, in SQL on {@code p.id}; nobody notes such a day. */
public final class ContactSought {
    private final List<String> days = new ArrayList<>();
    private final List<String> running = new ArrayList<>();

    /** An expression for the last day of some kind of contact; null for none. */
    public void on(String day) {
        days.add(day);
    }

    /** A condition under which somebody is in contact, whatever the days. */
    public void whileThere(String condition) {
        running.add(condition);
    }

    public List<String> days() {
        return days;
    }

    public List<String> running() {
        return running;
    }
}
