package org.tremplin.access.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords that attackers try first: those of {@code common-passwords.txt}, also with other case, accents and digits
 * for letters, with a year or punctuation around them, or doubled; names that everybody knows, with or without such a
 * word; one key repeated, and keys in a row.
 */
final class CommonPasswords {
    /** A remainder shorter than this, after removing known names, adds nothing to a password. */
    private static final int FEWEST_LETTERS = 4;

    private static final int SHORTEST_NAME = 3;
    private static final int FEWEST_KINDS = 4;
    /** Shorter runs of digits are dates or telephone numbers. */
    private static final int FEWEST_DIGITS = 16;

    private static final int LONGEST_ROW = 6;

    private static final String ROWS =
            "abcdefghijklmnopqrstuvwxyz 01234567890123456789 azertyuiop qsdfghjklm wxcvbn qwertyuiop"
                    + " asdfghjkl zxcvbnm qwertzuiop yxcvbnm";

    private final Set<String> whole = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    CommonPasswords() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                whole.add(line);
                String word = letters(line);
                if (word.length() >= FEWEST_LETTERS) {
                    words.add(word);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param names of the password's owner and of the association */
    boolean holds(String password, String... names) {
        String plain = plain(password);
        boolean date = letters(plain).isEmpty() && plain.length() < FEWEST_DIGITS;
        if (date || whole.contains(plain) || plain.chars().distinct().count() < FEWEST_KINDS || isRow(plain)) {
            return true;
        }
        Set<String> known = Stream.concat(
                        Stream.of("tremplin"), Arrays.stream(names).flatMap(CommonPasswords::words))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .collect(Collectors.toSet());
        return Stream.of(plain, unmasked(plain, 'l'), unmasked(plain, 'i'))
                .map(CommonPasswords::letters)
                .anyMatch(text -> isGuessed(text, known));
    }

    private boolean isGuessed(String letters, Set<String> names) {
        String rest = withoutRepetition(letters);
        if (words.contains(rest)) {
            return true;
        }
        for (String name :
                names.stream().sorted((a, b) -> b.length() - a.length()).toList()) {
            rest = rest.replace(name, "");
        }
        boolean named = rest.length() < withoutRepetition(letters).length();
        return named && (rest.length() < FEWEST_LETTERS || words.contains(withoutRepetition(rest)));
    }

    /** "motdepasse" for "motdepassemotdepasse". */
    private static String withoutRepetition(String text) {
        for (int size = 1; size <= text.length() / 2; size++) {
            if (text.length() % size == 0
                    && text.substring(0, size).repeat(text.length() / size).equals(text)) {
                return text.substring(0, size);
            }
        }
        return text;
    }

    /** Whether at least two thirds of it are neighbouring keys in order, forwards or backwards. */
    private static boolean isRow(String text) {
        for (int size = text.length(); size >= LONGEST_ROW && size * 3 >= text.length() * 2; size--) {
            for (int from = 0; from + size <= text.length(); from++) {
                String part = text.substring(from, from + size);
                if (ROWS.contains(part) || ROWS.contains(new StringBuilder(part).reverse())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Stream<String> words(String name) {
        String plain = plain(name == null ? "" : name);
        return Stream.concat(Stream.of(letters(plain)), Stream.of(plain.split("[^\\p{L}]+")));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** Replaces digits and symbols that stand for letters. */
    private static String unmasked(String text, char one) {
        StringBuilder letters = new StringBuilder();
        for (char c : text.replaceFirst("[^\\p{L}]+$", "").toCharArray()) {
            int at = "034578@$!€£+".indexOf(c);
            letters.append(c == '1' || c == '|' ? one : at < 0 ? c : "oeastbasielt".charAt(at));
        }
        return letters.toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}]", "");
    }
}
