package org.tremplin.people;

import java.util.ArrayList;
import java.util.List;

/**
 * Event: asks for the last contact with people. Each capability answers with SQL on {@code p.id}; no such date is
 * stored.
 */
public final class ContactSought {
    private final List<String> days = new ArrayList<>();
    private final List<String> running = new ArrayList<>();

    /** Adds an expression for the last day of one kind of contact; null for none. */
    public void on(String day) {
        days.add(day);
    }

    /** Adds a condition under which a person is in contact whatever the days. */
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
