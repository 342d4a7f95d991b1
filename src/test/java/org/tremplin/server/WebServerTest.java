package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServerTest {
    @ParameterizedTest
    @CsvSource({"192m,192", "384M,384", "1g,1024", "2G,2048", "65536k,64", "67108864,64", "6m,6", "much,0", "'',0"})
    void a_heap_is_read_as_the_jvm_reads_it(String heap, int megabytes) {
        assertThat(with(heap).heapMegabytes()).isEqualTo(megabytes);
    }

    @Test
    void a_server_begins_with_a_heap_that_it_needs_anyway_unless_it_may_have_less() {
        assertThat(WebServer.heap(with("48m"))).noneMatch(option -> option.startsWith("-Xms"));
        assertThat(WebServer.heap(with("192m"))).contains("-Xms64m");
    }

    private static Settings with(String heap) {
        return Settings.read(Map.of("TREMPLIN_HEAP", heap), false);
    }
}
