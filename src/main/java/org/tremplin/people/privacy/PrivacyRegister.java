package org.tremplin.people.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tremplin.access.Capability;

/**
 * What is stored about whom and why, a line for each table that refers to people: {@code privacy-register.csv} beside
 * the texts of each capability.
 */
public final class PrivacyRegister {
    /** What happens to rows when a person's file is erased. */
    public enum Fate {
        DELETED,
        /** They keep the name while a proof is needed, then are deleted. */
        PROOF,
        /** They become anonymous and are still counted. */
        FIGURE,
        /** They keep the name while a proof is needed; then become anonymous and are still counted. */
        FIGURE_PROOF,
        /** For an account: what it did stays, its owner's identity is deleted. */
        NAMELESS,
        /** They are about the association's work, with ids only or with a time limit of their own. */
        KEPT;

        boolean isFigure() {
            return this == FIGURE || this == FIGURE_PROOF;
        }

        boolean isProof() {
            return this == PROOF || this == FIGURE_PROOF;
        }
    }

    /**
     * A table of the register. All values are endings of text keys, of any capability ({@link Capability#word}).
     *
     * @param circle who reads it: A identity and contact, B learning, C the path to work and funders (domain.md §2)
     */
    public record Line(String table, String about, String circle, String purpose, String kept, Fate fate) {}

    private static final Map<String, Line> LINES = read();

    private PrivacyRegister() {}

    /** Every table that refers to people, in the order of the register. */
    public static Map<String, Line> lines() {
        return LINES;
    }

    /** Whether a table is about the path to work; true for an unregistered one. */
    static boolean isPathToWork(String table) {
        return !LINES.containsKey(table) || LINES.get(table).circle().equals("C");
    }

    private static Map<String, Line> read() {
        Map<String, Line> lines = new LinkedHashMap<>();
        Capability.all().stream().map(Capability::name).distinct().forEach(name -> read(name, lines));
        return lines;
    }

    private static void read(String capability, Map<String, Line> lines) {
        String file = "/org/tremplin/" + capability + "/privacy-register.csv";
        try (InputStream content = PrivacyRegister.class.getResourceAsStream(file)) {
            if (content != null) {
                new String(content.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(";"))
                        .forEach(c -> lines.put(c[0], new Line(c[0], c[1], c[2], c[3], c[4], Fate.valueOf(c[5]))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
