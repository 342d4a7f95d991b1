package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/** A house that has made a migration refuses to start when it reads otherwise later. */
class MigrationsTest {
    private static final Path WRITTEN = Path.of("src/test/resources/migrations.sha256");

    @Test
    void what_was_made_stays_as_it_was() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("sql"))) {
            files = all.sorted().toList();
        }
        StringBuilder found = new StringBuilder();
        for (Path file : files) {
            found.append(DigestUtils.sha256Hex(Files.readAllBytes(file)))
                    .append("  ")
                    .append(file.getFileName())
                    .append('\n');
        }
        assertThat(found)
                .as("a new migration adds a line; one that has landed is never changed: write another")
                .hasToString(Files.readString(WRITTEN));
    }
}
