package org.tremplin.server;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code java -jar tremplin.jar}. Only this class is compiled for Java 17 (pom.xml); everything else needs a newer one.
 * Where {@code java} is older, the newest one on this machine takes over, or one sentence says what is missing.
 */
public final class Tremplin {
    /** Tells the new process which process it ends with. */
    static final String PARENT = "TREMPLIN_PARENT";

    private static final int OLDEST = 21;

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    private Tremplin() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (Runtime.version().feature() >= OLDEST) {
            Launcher.main(arguments);
            return;
        }
        Path newest = newest(System.getenv());
        if (newest == null) {
            System.err.println(
                    "Tremplin does not start: it needs Java " + OLDEST + " or newer (25 is best), this is Java "
                            + Runtime.version().feature()
                            + " and no newer one was found: install one (https://adoptium.net), or"
                            + " set JAVA_HOME to its folder.");
            System.exit(1);
        }
        System.out.println(
                "Java " + Runtime.version().feature() + " is too old for the server: going on with " + newest);
        System.exit(continueWith(newest, arguments));
    }

    private static int continueWith(Path java, String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tremplin.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put(PARENT, String.valueOf(ProcessHandle.current().pid()));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.destroy();
            process.onExit().join();
        }));
        return process.waitFor();
    }

    /** The Java of JAVA_HOME if it is new enough, otherwise the newest in the usual places; null when there is none. */
    static Path newest(Map<String, String> env) {
        return given(env, "JAVA_HOME")
                .filter(Tremplin::isNewEnough)
                .or(() -> usual(env).filter(Tremplin::isNewEnough).max(Comparator.comparing(Tremplin::version)))
                .orElse(null);
    }

    private static Optional<Path> given(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    /** The same places as those of .mvn/jdk.sh and .mvn/jdk.ps1. */
    private static Stream<Path> usual(Map<String, String> env) {
        Optional<Path> shelf = given(env, "TREMPLIN_JDKS");
        if (shelf.isPresent()) {
            return inside(shelf.get());
        }
        String home = System.getProperty("user.home");
        String programs = env.getOrDefault("ProgramFiles", "/none");
        Stream<Path> shelves = Stream.of(
                        "/usr/lib/jvm",
                        "/usr/java",
                        "/opt",
                        "/opt/java",
                        home + "/.sdkman/candidates/java",
                        home + "/.jdks",
                        "/Library/Java/JavaVirtualMachines",
                        home + "/Library/Java/JavaVirtualMachines",
                        "/opt/homebrew/opt",
                        "/usr/local/opt",
                        programs + "/Java",
                        programs + "/Eclipse Adoptium",
                        programs + "/Microsoft",
                        programs + "/Amazon Corretto",
                        programs + "/Zulu")
                .map(Path::of);
        return Stream.concat(onThePath(env.getOrDefault("PATH", "")), shelves.flatMap(Tremplin::inside));
    }

    private static Stream<Path> onThePath(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> Stream.of("java", "java.exe").map(name -> new File(folder, name)))
                .filter(File::isFile)
                .flatMap(java -> {
                    try {
                        return Stream.ofNullable(
                                java.toPath().toRealPath().getParent().getParent());
                    } catch (IOException gone) {
                        return Stream.empty();
                    }
                });
    }

    /** What may be a JDK in such a folder: the folder itself, or the one inside a macOS bundle. */
    private static Stream<Path> inside(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream()
                    .flatMap(entry -> Stream.of("", "Contents/Home", "libexec/openjdk.jdk/Contents/Home")
                            .map(entry::resolve));
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    private static boolean isNewEnough(Path home) {
        return version(home) >= OLDEST;
    }

    /** The version of the Java in a folder; 0 when there is none. */
    static int version(Path home) {
        if (Stream.of("java", "java.exe").map(home.resolve("bin")::resolve).noneMatch(Files::isExecutable)) {
            return 0;
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException none) {
            return 0;
        }
    }
}
