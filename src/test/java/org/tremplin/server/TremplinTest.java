package org.tremplin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which Java builds and which one runs, where several are installed: the same answer from mvnw and from the launcher. */
class TremplinTest {
    private static final String NONE = "none";
    private static final List<String> COMMANDS = List.of("java", "javac");

    @TempDir
    private Path jdks;

    @Test
    void the_first_class_alone_is_made_for_an_older_java() throws IOException {
        assertThat(classVersion(Tremplin.class)).isEqualTo(61);
        assertThat(classVersion(Launcher.class)).isEqualTo(65);
        try (Stream<Path> classes = Files.list(Path.of("target/classes/org/tremplin/server"))) {
            assertThat(classes.map(file -> file.getFileName().toString()))
                    .contains("Tremplin.class")
                    .noneMatch(name -> name.startsWith("Tremplin$"));
        }
    }

    private static int classVersion(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class");
                DataInputStream data = new DataInputStream(in)) {
            data.skipNBytes(6);
            return data.readUnsignedShort();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_newest_jdk_is_taken_however_old_the_one_of_the_path_is() throws Exception {
        jdk("a-17", "17.0.15");
        jdk("b 25", "25.0.3");
        jdk("c-21", "21");
        jdk("d-8", "1.8.0_392");
        jdk("e-30-without-java", "30");
        for (String command : COMMANDS) {
            Files.delete(jdks.resolve("e-30-without-java/bin").resolve(command));
        }
        assertThat(chosen(NONE)).isEqualTo(jdks.resolve("b 25").toString());
        assertThat(chosen("a-17")).isEqualTo(jdks.resolve("b 25").toString());
        assertThat(chosen("no-such-folder")).isEqualTo(jdks.resolve("b 25").toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_one_that_java_home_names_is_taken_when_it_is_new_enough() throws Exception {
        jdk("new", "25-ea");
        jdk("named", "21.0.9");
        assertThat(chosen("named")).isEqualTo(jdks.resolve("named").toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void without_one_a_sentence_says_what_to_install() throws Exception {
        jdk("old", "20.0.2");
        assertThat(Tremplin.newest(Map.of("TREMPLIN_JDKS", jdks.toString()))).isNull();
        List<String> said = run(1, Map.of("TREMPLIN_JDKS", jdks.toString(), "JAVA_HOME", ""), "./mvnw", "--version");
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("Tremplin needs a JDK 21 or newer").contains("https://adoptium.net");
    }

    /** With a real one, where this machine has it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void an_older_java_hands_over_what_it_was_asked() throws Exception {
        Path old = old();
        String classes = Path.of("target/classes").toAbsolutePath().toString();
        String[] asked = {
            old.resolve("bin/java").toString(), "-Xmx32m", "-cp", classes, Tremplin.class.getName(), "--demo"
        };
        jdk("new", "25.0.3");
        assertThat(run(7, Map.of("TREMPLIN_JDKS", jdks.toString(), "JAVA_HOME", old.toString()), asked))
                .last()
                .isEqualTo("started with -XX:+IgnoreUnrecognizedVMOptions -Xmx32m -cp " + classes
                        + " org.tremplin.server.Tremplin --demo");

        Path empty = Files.createDirectory(jdks.resolve("empty"));
        List<String> said = run(1, Map.of("TREMPLIN_JDKS", empty.toString(), "JAVA_HOME", ""), asked);
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("Tremplin does not start: it needs Java 21 or newer");
    }

    private static Path old() throws IOException {
        Path installed = Path.of("/usr/lib/jvm");
        List<Path> found = new ArrayList<>();
        if (Files.exists(installed)) {
            try (Stream<Path> entries = Files.list(installed)) {
                entries.filter(home -> Tremplin.version(home) >= 17 && Tremplin.version(home) < 21)
                        .forEach(found::add);
            }
        }
        Assumptions.assumeFalse(found.isEmpty(), "no Java from 17 to 20 on this machine");
        return found.get(0);
    }

    /** What launcher and mvnw agree on. */
    private String chosen(String javaHome) throws Exception {
        Map<String, String> env = Map.of(
                "TREMPLIN_JDKS",
                jdks.toString(),
                "JAVA_HOME",
                NONE.equals(javaHome) ? "" : jdks.resolve(javaHome).toString());
        List<String> said = run(0, env, "sh", "-euf", "-c", ". .mvn/jdk.sh; sh -c 'echo \"$JAVA_HOME\"'");
        assertThat(Tremplin.newest(env)).hasToString(said.get(0));
        return said.get(0);
    }

    private void jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(jdks.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String command : COMMANDS) {
            Path file = Files.writeString(
                    home.resolve("bin").resolve(command), "#!/bin/sh\necho started with \"$@\"\nexit 7\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
    }

    private static List<String> run(int status, Map<String, String> env, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(env);
        Process process = builder.start();
        List<String> said = process.inputReader().lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", said)).isEqualTo(status);
        return said;
    }
}
