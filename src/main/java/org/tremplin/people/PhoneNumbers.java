package org.tremplin.people;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;

/**
 * Telephone numbers as people write them. A number without a country code belongs to the association's country,
 * including its overseas territories; only if that is impossible, to a neighbouring country.
 */
public final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final List<String> FRANCE = List.of("FR", "GP", "MQ", "GF", "RE", "YT", "PM");
    private static final Map<String, List<String>> AROUND =
            Map.of("FR", List.of("BE"), "BE", List.of(), "LU", List.of("BE"), "CH", List.of("FR"));

    /** A run of the characters that numbers are written with; letters are read as digits where they stand for them. */
    private static final Pattern RUN = Pattern.compile("\\+?[(]?\\p{Nd}[\\p{Nd} ().\\-–/\\\\,;:+]*\\p{Nd}");

    private static final Pattern PIECE = Pattern.compile("\\+?[(]?\\+?\\p{Nd}+[)]?");
    private static final Pattern PAIRS = Pattern.compile("0\\d(?:[ .\\-]\\d\\d){4}");
    private static final Pattern BY_FOUR = Pattern.compile("0\\d{3}[ ./\\-].*");
    private static final Pattern LETTER_FOR_ZERO =
            Pattern.compile("(?<![\\p{L}])[oO](?=[ .]?\\d{2})|(?<=\\d)[oO](?=[\\d ]|$)");
    private static final Pattern LABEL = Pattern.compile(
            "(?iu)^(?:t[eé]l(?:[eé]phone)?|gsm|mobile?|portable|phone|n[°o]|num[eé]ro|num|et|ou|and|or|en|of|puis)\\b[ .:°]*");

    /**
     * What a cell says about a telephone.
     *
     * @param number E.164, null when there is none
     * @param note the rest of the cell: more numbers, whose it is; null for nothing
     * @param doubtful whether it belongs to another country than the association's, or is read differently from how it
     *     is written
     */
    public record Reading(String number, String note, boolean doubtful) implements Serializable {}

    private PhoneNumbers() {}

    /**
     * The E.164 form of a number typed in a form. Refuses what is not a number, and more than one; null stays null.
     *
     * @param country ISO 3166, of the association
     */
    public static String international(String typed, String country) {
        if (typed == null) {
            return null;
        }
        Reading read = read(typed, country);
        if (read.number() == null || read.note() != null) {
            throw new Refused(PersonRefusal.PHONE_NOT_VALID);
        }
        return read.number();
    }

    /**
     * Reads a cell of a list: the first number in it, and the rest as a note. @param country ISO 3166, of the
     * association
     */
    public static Reading read(String written, String country) {
        String text = PlainText.clean(written);
        String digits = LETTER_FOR_ZERO.matcher(text).replaceAll("0");
        List<String> found = new ArrayList<>();
        boolean[] doubtful = {false};
        StringBuilder beside = new StringBuilder();
        int from = 0;
        Matcher run = RUN.matcher(digits);
        while (run.find()) {
            List<String> numbers = numbers(run.group(), country, doubtful);
            if (!numbers.isEmpty()) {
                beside.append(digits, from, run.start()).append(' ');
                from = run.end();
                found.addAll(numbers);
            }
        }
        if (found.isEmpty()) {
            return new Reading(null, text.isEmpty() ? null : text, false);
        }
        beside.append(digits.substring(from));
        Set<String> note = new LinkedHashSet<>(found.subList(1, found.size()));
        note.remove(found.get(0));
        String words = words(beside.toString());
        if (!words.isEmpty()) {
            note.add(words);
        }
        return new Reading(
                found.get(0), note.isEmpty() ? null : String.join(" · ", note), doubtful[0] || !digits.equals(text));
    }

    /** The words beside a number, without brackets and without words that only announce a number. */
    private static String words(String beside) {
        String words = beside.replaceAll("[()\\[\\]/;,|]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String before;
        do {
            before = words;
            words = LABEL.matcher(words).replaceFirst("").replaceAll("^[-–:. ]+|[-–: ]+$", "");
        } while (!words.equals(before));
        return words;
    }

    /** The numbers in a whole run of digits and punctuation; none if a part of it belongs to no number. */
    private static List<String> numbers(String run, String country, boolean[] doubtful) {
        String whole = parse(run, country, doubtful);
        if (whole != null) {
            return List.of(whole);
        }
        List<int[]> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(run);
        while (piece.find()) {
            pieces.add(new int[] {piece.start(), piece.end()});
        }
        return pieces.size() > 24 ? List.of() : split(run, pieces, 0, country, doubtful);
    }

    /** Tries the longest first number whose remainder consists of numbers only. */
    private static List<String> split(String run, List<int[]> pieces, int from, String country, boolean[] doubtful) {
        for (int to = pieces.size(); to > from; to--) {
            String first = parse(run.substring(pieces.get(from)[0], pieces.get(to - 1)[1]), country, doubtful);
            if (first != null) {
                List<String> rest = to == pieces.size() ? List.of() : split(run, pieces, to, country, doubtful);
                if (to == pieces.size() || !rest.isEmpty()) {
                    List<String> all = new ArrayList<>(List.of(first));
                    all.addAll(rest);
                    return all;
                }
            }
        }
        return List.of();
    }

    private static String parse(String written, String country, boolean[] doubtful) {
        String number = parseIn(written, homeRegions(country));
        if (number != null) {
            // written the French way where it can be a Belgian number, or the other way round
            boolean otherwise =
                    country.equals("BE") && PAIRS.matcher(written).matches() && parseIn(written, FRANCE) != null
                            || country.equals("FR")
                                    && BY_FOUR.matcher(written).matches()
                                    && parseIn(written, List.of("BE")) != null;
            doubtful[0] |= otherwise;
            return number;
        }
        number = parseIn(written, neighbouringRegions(country));
        String digits = written.replaceAll("\\P{Nd}", "");
        if (number == null && digits.length() > 9 && !digits.startsWith("0")) {
            number = parseIn("+" + digits, List.of("ZZ"));
        }
        doubtful[0] |= number != null;
        return number;
    }

    private static List<String> homeRegions(String country) {
        List<String> own = new ArrayList<>(List.of(country));
        if (FRANCE.contains(country)) {
            FRANCE.stream().filter(part -> !part.equals(country)).forEach(own::add);
        }
        return own;
    }

    private static List<String> neighbouringRegions(String country) {
        List<String> around =
                new ArrayList<>(AROUND.getOrDefault(FRANCE.contains(country) ? "FR" : country, List.of("FR", "BE")));
        FRANCE.stream().filter(part -> !FRANCE.contains(country)).forEach(around::add);
        return around;
    }

    private static String parseIn(String written, List<String> regions) {
        for (String region : regions) {
            try {
                PhoneNumber number = NUMBERS.parse(written, region);
                if (NUMBERS.isValidNumber(number) && !number.hasExtension()) {
                    return NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
                }
            } catch (NumberParseException notThere) {
                // the next region is tried
            }
        }
        return null;
    }
}
