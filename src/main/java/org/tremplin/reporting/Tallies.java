package org.tremplin.reporting;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tremplin.attendance.facts.SessionFact;

/** Sums of sessions by key. Different people are counted per key: totals are not the sum of rows. */
final class Tallies<K> {
    private final Map<K, Tally> tallies = new HashMap<>();
    private final DifferentPeople.Session who = new DifferentPeople().new Session();

    /** Adds a session to each of these keys. */
    void add(SessionFact fact, Collection<K> keys) {
        if (keys.isEmpty()) {
            return;
        }
        who.begin();
        fact.people(who::add);
        for (K key : keys) {
            tallies.computeIfAbsent(key, fresh -> new Tally()).add(fact, who);
        }
    }

    /** Zeros for a key without sessions. */
    Tally of(K key) {
        return tallies.getOrDefault(key, new Tally());
    }

    Set<K> keys() {
        return tallies.keySet();
    }
}
