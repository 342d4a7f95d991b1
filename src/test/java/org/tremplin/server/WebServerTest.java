package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServerTest {
    @TempDir
    private Path server;

    @ParameterizedTest
    @CsvSource({"192m,192", "384M,384", "1g,1024", "2G,2048", "65536k,64", "67108864,64", "6m,6", "much,0", "'',0"})
    void a_heap_is_read_as_the_jvm_reads_it(String heap, int megabytes) {
        assertThat(with(heap).heapMegabytes()).isEqualTo(megabytes);
    }

    /** A JVM whose heap has no room for what was stored ends at once: it must not be shown it. */
    @Test
    void a_small_heap_does_without_stored_classes_and_any_other_begins_with_room_for_them() throws Exception {
        Files.writeString(server.resolve("classes-" + Runtime.version() + ".aot"), "");
        Files.writeString(server.resolve("classes-" + Runtime.version() + ".jsa"), "");
        assertThat(WebServer.classes(with("48m"), server)).isEmpty();
        assertThat(WebServer.heap(with("48m"))).noneMatch(option -> option.startsWith("-Xms"));
        assertThat(WebServer.classes(with("192m"), server))
                .anyMatch(option -> option.startsWith("-XX:AOTCache=") || option.startsWith("-XX:SharedArchiveFile="));
        assertThat(WebServer.heap(with("192m"))).contains("-Xms64m");
    }

    private static Settings with(String heap) {
        return Settings.read(Map.of("TREMPLIN_HEAP", heap), false);
    }
}
