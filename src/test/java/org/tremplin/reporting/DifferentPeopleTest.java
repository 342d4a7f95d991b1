package org.tremplin.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferentPeopleTest {
    @Test
    void each_has_one_number_however_many_they_are() {
        DifferentPeople people = new DifferentPeople();
        Random random = new Random(8);
        Map<Long, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 40_000; i++) {
            // neighbours, nobodies, and many that differ in their high bits alone
            long id = 1 + (random.nextInt(5_000) + ((long) random.nextInt(4) << 40));
            assertThat(people.number(id)).isEqualTo(numbers.computeIfAbsent(id, fresh -> numbers.size()));
        }
        assertThat(numbers).hasSizeGreaterThan(15_000);
    }

    @Test
    void a_set_of_sessions_counts_whoever_was_in_any_of_them_once() {
        DifferentPeople.Session session = new DifferentPeople().new Session();
        DifferentPeople.Some some = new DifferentPeople.Some();
        Set<Long> naive = new HashSet<>();
        Random random = new Random(9);
        for (int i = 0; i < 100; i++) {
            session.begin();
            for (int j = 0; j < random.nextInt(400); j++) {
                long id = 1 + random.nextInt(3_000);
                naive.add(id);
                session.add(id);
            }
            session.addTo(some);
        }
        assertThat(some.count()).isEqualTo(naive.size());
    }
}
