package org.tremplin.attendance.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PersonIdsTest {
    private static List<Long> unpacked(byte[] packed) {
        List<Long> ids = new ArrayList<>();
        PersonIds.each(packed, ids::add);
        return ids;
    }

    @Test
    void nobody_is_no_byte() {
        assertThat(PersonIds.pack()).isEmpty();
        assertThat(unpacked(new byte[0])).isEmpty();
    }

    @Test
    void people_who_came_one_after_the_other_are_a_byte_each() {
        byte[] packed = PersonIds.pack(1_000_003, 1_000_001, 1_000_002);
        assertThat(packed).hasSize(5);
        assertThat(unpacked(packed)).containsExactly(1_000_001L, 1_000_002L, 1_000_003L);
    }

    @Test
    void nobodies_and_whoever_is_named_twice_are_there_once() {
        long nobody = (1L << 52) - 1;
        assertThat(unpacked(PersonIds.pack(nobody, 127, 128, nobody, Long.MAX_VALUE)))
                .containsExactly(127L, 128L, nobody, Long.MAX_VALUE);
    }

    @Test
    void any_ids_come_back_in_order() {
        Random random = new Random(57);
        for (int i = 0; i < 200; i++) {
            TreeSet<Long> ids = new TreeSet<>();
            for (int j = 0; j < random.nextInt(300); j++) {
                ids.add(1 + random.nextLong(1L << (1 + random.nextInt(62))));
            }
            long[] given =
                    ids.descendingSet().stream().mapToLong(Long::longValue).toArray();
            assertThat(unpacked(PersonIds.pack(given))).containsExactlyElementsOf(ids);
        }
    }
}
