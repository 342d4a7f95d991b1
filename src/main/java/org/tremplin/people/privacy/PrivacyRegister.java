package org.tremplin.people.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is stored about whom and why: {@code privacy-register.csv}, a line for each table that speaks of people. */
public final class PrivacyRegister {
    /** What becomes of rows when a person's file is erased. */
    public enum Fate {
        DELETED,
        /** Stay with the name while a proof is needed, then go. */
        PROOF,
        /** Are nobody's from then on, and still counted. */
        FIGURE,
        /** Stay with the name while a proof is needed; then nobody's, and still counted. */
        FIGURE_PROOF,
        /** An account: what it did stays, who it was goes. */
        NAMELESS,
        /** Speak of the work of the house, with ids only or under a time limit of their own. */
        KEPT;

        boolean isFigure() {
            return this == FIGURE || this == FIGURE_PROOF;
        }

        boolean isProof() {
            return this == PROOF || this == FIGURE_PROOF;
        }
    }

    /**
     * A table of the register. All but the circle and the fate are endings of keys of texts.
     *
     * @param circle who reads it: A identity and contact, B learning, C the path to work and funders (domain.md §2)
     */
    public record Line(String table, String about, String circle, String purpose, String kept, Fate fate) {}

    private static final Map<String, Line> LINES = read();

    private PrivacyRegister() {}

    /** Every table that speaks of people, in the order of the register. */
    static Map<String, Line> lines() {
        return LINES;
    }

    /** Whether a table is of the path to work; also one that nobody has registered. */
    static boolean isPathToWork(String table) {
        return !LINES.containsKey(table) || LINES.get(table).circle().equals("C");
    }

    private static Map<String, Line> read() {
        try (BufferedReader register = new BufferedReader(new InputStreamReader(
                PrivacyRegister.class.getResourceAsStream("privacy-register.csv"), StandardCharsets.UTF_8))) {
            Map<String, Line> lines = new LinkedHashMap<>();
            register.lines().skip(1).map(line -> line.split(";")).forEach(c -> {
                lines.put(c[0], new Line(c[0], c[1], c[2], c[3], c[4], Fate.valueOf(c[5])));
            });
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
