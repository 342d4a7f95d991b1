package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many bodies are read at once, of whom. */
class CountedBodyTest {
    private final List<CountedBody.Reader> reading = new ArrayList<>();

    @AfterEach
    void everybody_leaves() {
        reading.forEach(CountedBody::leave);
    }

    private boolean enters(String address, boolean known) {
        CountedBody.Reader reader = new CountedBody.Reader(address, known);
        boolean enters = CountedBody.enter(reader);
        if (enters) {
            reading.add(reader);
        }
        return enters;
    }

    private static Stream<String> addresses() {
        return IntStream.range(0, 100).mapToObj(i -> "192.0.2." + i);
    }

    @Test
    void strangers_of_many_addresses_leave_room_for_who_is_signed_in() {
        assertThat(addresses().filter(address -> enters(address, false))).hasSize(CountedBody.MOST_OF_STRANGERS);
        assertThat(addresses().filter(address -> enters(address, true)))
                .hasSize(CountedBody.MOST_AT_ONCE - CountedBody.MOST_OF_STRANGERS);
    }

    @Test
    void a_stranger_takes_no_room_from_other_strangers_nor_from_the_signed_in_beside_them() {
        assertThat(Stream.generate(() -> enters("192.0.2.1", false)).limit(20).filter(entered -> entered))
                .hasSize(CountedBody.MOST_OF_ONE_STRANGER);
        assertThat(enters("192.0.2.2", false)).isTrue();
        assertThat(Stream.generate(() -> enters("192.0.2.1", true)).limit(20).filter(entered -> entered))
                .hasSize(CountedBody.MOST_OF_ONE_ADDRESS);
    }

    @Test
    void who_leaves_makes_room() {
        addresses().forEach(address -> enters(address, true));
        assertThat(enters("198.51.100.1", true)).isFalse();
        CountedBody.leave(reading.remove(0));
        assertThat(enters("198.51.100.1", true)).isTrue();
    }
}
