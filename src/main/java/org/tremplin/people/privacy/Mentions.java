package org.tremplin.people.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tremplin.platform.Folding;
import org.tremplin.platform.Slice;

/**
 * Finds mentions of a person in free texts: their name in both orders, compared like all names, and their contact
 * details, however the digits are grouped. Whole words only: "Tatiana Lima" does not mention Ana Li.
 */
public final class Mentions {
    private static final String DASH = "—";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’ʼ]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}.,]{1,3}");
    private static final String BETWEEN_DIGITS = "[\\s\\p{Z}./()-]{0,2}";
    /** The last digits of a telephone number, which are the same from here and from abroad. */
    private static final int TELLING_DIGITS = 8;

    private final List<List<String>> names = new ArrayList<>();
    private final List<Pattern> contacts = new ArrayList<>();
    private final Set<String> likes = new LinkedHashSet<>();

    public void name(String given, String family) {
        List<String> first = words(given);
        List<String> last = words(family);
        if (!first.isEmpty() && !last.isEmpty()) {
            names.add(joined(first, last));
            names.add(joined(last, first));
            likes.add(apart(given) + apart(family));
            likes.add(apart(family) + apart(given));
        }
    }

    public void email(String email) {
        if (email != null) {
            contacts.add(Pattern.compile(
                    "(?<![\\p{L}\\p{N}._+-])" + Pattern.quote(email) + "(?![\\p{L}\\p{N}_-])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
            likes.add(Slice.containing(email));
        }
    }

    public void phone(String phone) {
        String digits = phone == null ? "" : phone.replaceAll("\\D", "");
        if (digits.length() > TELLING_DIGITS) {
            List<String> end = Arrays.asList(
                    digits.substring(digits.length() - TELLING_DIGITS).split(""));
            contacts.add(Pattern.compile(
                    "(?<!\\d)\\+?(?:\\d" + BETWEEN_DIGITS + "){1,6}" + String.join(BETWEEN_DIGITS, end) + "(?!\\d)"));
            likes.add("%" + String.join("%", end) + "%");
        }
    }

    /** Patterns for LIKE (escape "!") that match every text with a mention, and some without. */
    Set<String> likes() {
        return likes;
    }

    boolean occurIn(String text) {
        return !without(text).equals(text);
    }

    /** The text with a dash in place of each mention. */
    String without(String text) {
        String left = text;
        for (Pattern contact : contacts) {
            left = contact.matcher(left).replaceAll(DASH);
        }
        for (List<String> name : names) {
            left = without(left, name);
        }
        return left;
    }

    private static String without(String text, List<String> name) {
        List<int[]> places = new ArrayList<>();
        List<String> folded = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            places.add(new int[] {word.start(), word.end()});
            folded.add(Folding.name(word.group()));
        }
        StringBuilder left = new StringBuilder();
        int done = 0;
        for (int i = 0; i + name.size() <= folded.size(); i++) {
            if (folded.subList(i, i + name.size()).equals(name) && together(text, places, i, name.size())) {
                left.append(text, done, places.get(i)[0]).append(DASH);
                i += name.size() - 1;
                done = places.get(i)[1];
            }
        }
        return left.append(text, done, text.length()).toString();
    }

    private static boolean together(String text, List<int[]> places, int first, int words) {
        for (int i = first; i < first + words - 1; i++) {
            if (!BETWEEN.matcher(text.substring(places.get(i)[1], places.get(i + 1)[0]))
                    .matches()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> words(String name) {
        return WORD.matcher(name)
                .results()
                .map(word -> Folding.name(word.group()))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> joined(List<String> first, List<String> last) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(last);
        return joined;
    }

    private static String apart(String name) {
        return Arrays.stream(name.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .map(Slice::containing)
                .collect(Collectors.joining());
    }
}
