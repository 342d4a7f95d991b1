package org.tremplin.platform.files;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tremplin.platform.Folding;

/**
 * A day as people write it: {@code 12/3/85}, {@code 12 mars 1985}, {@code 1985-03-12T00:00:00}, a spreadsheet's day
 * number; or a note that it is unknown, perhaps except for the year. The day comes before the month unless the year
 * comes first.
 *
 * @param day null when there is none
 * @param year the year when nothing else is known, null otherwise
 */
public record WrittenDate(Kind kind, LocalDate day, Integer year) {
    public enum Kind {
        DAY,
        /** Said to be unknown, or known only in part. */
        UNKNOWN,
        /** A day that does not exist. */
        IMPOSSIBLE
    }

    public static final int EARLIEST_YEAR = 1900;
    public static final int LATEST_YEAR = 2200;

    private static final WrittenDate IMPOSSIBLE = new WrittenDate(Kind.IMPOSSIBLE, null, null);
    private static final WrittenDate UNKNOWN = new WrittenDate(Kind.UNKNOWN, null, null);

    /** What people write when they do not know. */
    private static final Set<String> NOTHING = Set.of(
            "",
            "?",
            "??",
            "???",
            "-",
            "--",
            "---",
            "–",
            "—",
            "/",
            "//",
            ".",
            "..",
            "...",
            "…",
            "0",
            "x",
            "xx",
            "xxx",
            "*",
            "n/a",
            "na",
            "n.a.",
            "nc",
            "n.c.",
            "n/c",
            "nd",
            "n.d.",
            "ns",
            "neant",
            "rien",
            "inconnu",
            "inconnue",
            "non connu",
            "non connue",
            "non communique",
            "non communiquee",
            "non renseigne",
            "non renseignee",
            "pas connu",
            "pas connue",
            "a demander",
            "a completer",
            "aucun",
            "aucune",
            "vide",
            "null",
            "none",
            "unknown",
            "onbekend",
            "geen",
            "nvt",
            "n.v.t.");

    private static final Pattern TIME = Pattern.compile(
            "(?<=\\d)(?:[ ]*t[ ]*|,?[ ]+(?:a |at |om )?)(\\d{1,2})[:h](\\d{2})?(?::(\\d{2})(?:[.,]\\d+)?)?[ ]*([ap]m)?[ ]*(?:z|[+-]\\d{2}:?\\d{2})?$");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[ ]*[-/. ][ ]*(\\d{1,2})[ ]*[-/. ][ ]*(\\d{1,2})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})[ ]*[-/.,_ ][ ]*(\\d{1,2})[ ]*[-/.,_ ][ ]*(\\d{4}|\\d{2})");
    private static final Pattern IN_WORDS = Pattern.compile(
            "(\\d{1,2})(?:er|e|eme|st|nd|rd|th|ste|de)?\\.?[ ]*[-/. ]?[ ]*(?:de )?([\\p{L}.]{3,})[ ]*[-/., ]?[ ]*(?:de )?(\\d{4}|\\d{2})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("([\\p{L}.]{3,})[ ]+(\\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\\d{4})");
    private static final Pattern MONTH_AND_YEAR =
            Pattern.compile("(?:(\\d{1,2})|([\\p{L}.]{3,}))[ ]*[-/. ][ ]*(\\d{4})");
    private static final Pattern PART = Pattern.compile(
            "(?:[0x?_]{1,2}|\\d{1,2})[ ]*[-/.][ ]*(?:[0x?_]{1,2}|\\d{1,2})[ ]*[-/.][ ]*([0x?_]{4}|\\d{4}|[0x?_]{2}|\\d{2})");
    private static final Pattern PART_YEAR_FIRST = Pattern.compile("(\\d{4})-(?:[0x?]{2}|\\d{2})-(?:[0x?]{2}|\\d{2})");
    private static final Pattern ABOUT_A_YEAR = Pattern.compile(
            "(?:(?:vers|env|env\\.|environ|ca|ca\\.|circa|en|annee|~|±|nee? en|ne\\(e\\) en)[ ]*)?(\\d{4})[ ]*\\??");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:[.,]\\d+)?");
    private static final Pattern EIGHT = Pattern.compile("\\d{8}");
    private static final Map<String, Month> MONTHS = new HashMap<>();
    private static final Set<String> WEEKDAYS = new TreeSet<>();

    static {
        for (Locale locale : List.of(
                Locale.FRENCH,
                Locale.forLanguageTag("nl"),
                Locale.ENGLISH,
                Locale.GERMAN,
                Locale.ITALIAN,
                Locale.forLanguageTag("es"),
                Locale.forLanguageTag("pt"))) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    MONTHS.putIfAbsent(word(month.getDisplayName(style, locale)), month);
                }
            }
            for (DayOfWeek day : DayOfWeek.values()) {
                WEEKDAYS.add(word(day.getDisplayName(TextStyle.FULL, locale)));
                WEEKDAYS.add(word(day.getDisplayName(TextStyle.SHORT, locale)));
            }
        }
        MONTHS.putAll(Map.of("fev", Month.FEBRUARY, "mrt", Month.MARCH, "juill", Month.JULY, "aou", Month.AUGUST));
    }

    private static String word(String text) {
        return Folding.fold(text).replace(".", "");
    }

    /** @param latest the last plausible day: a two-digit year belongs to this century unless that is after it */
    public static WrittenDate read(String written, LocalDate latest) {
        return read(written, latest, false);
    }

    /** @param from1904 whether the spreadsheet counts its days from 1904 */
    public static WrittenDate read(String written, LocalDate latest, boolean from1904) {
        String text = Folding.fold(written)
                .replaceAll("\\s+", " ")
                .replaceAll("['’]", "")
                .replaceFirst("^(?:nee? )?(?:le|the|op|am) ", "")
                .strip();
        if (isNothing(text)) {
            return UNKNOWN;
        }
        Matcher time = TIME.matcher(text);
        if (time.find() && time.start() >= 6) {
            text = text.substring(0, time.start()).strip();
        }
        int space = text.indexOf(' ');
        if (space > 0 && WEEKDAYS.contains(text.substring(0, space).replaceAll("[.,]", ""))) {
            text = text.substring(space + 1);
        }
        WrittenDate read = day(text, latest, from1904);
        return read != null ? read : part(text);
    }

    /** Whether a cell holds a spreadsheet's day number. */
    public static boolean isSerial(String written) {
        return SERIAL.matcher(written).matches();
    }

    /** Whether a cell says that its value is not known. */
    public static boolean isNothing(String written) {
        return NOTHING.contains(Folding.fold(written));
    }

    /** The day of a spreadsheet's day number; below 60 (29 February 1900, which never was) the number is one off. */
    public static LocalDate serial(long number, boolean from1904) {
        return from1904
                ? LocalDate.of(1904, 1, 1).plusDays(number)
                : LocalDate.of(1899, 12, number < 60 ? 31 : 30).plusDays(number);
    }

    private static WrittenDate day(String text, LocalDate latest, boolean from1904) {
        Matcher found = YEAR_FIRST.matcher(text);
        if (found.matches() && !isZero(found.group(2), found.group(3))) {
            return of(found.group(1), Integer.parseInt(found.group(2)), found.group(3), latest);
        }
        found = DAY_FIRST.matcher(text);
        if (found.matches() && !isZero(found.group(1), found.group(2))) {
            return of(found.group(3), Integer.parseInt(found.group(2)), found.group(1), latest);
        }
        found = IN_WORDS.matcher(text);
        if (found.matches() && MONTHS.containsKey(word(found.group(2)))) {
            return of(found.group(3), MONTHS.get(word(found.group(2))).getValue(), found.group(1), latest);
        }
        found = MONTH_FIRST.matcher(text);
        if (found.matches() && MONTHS.containsKey(word(found.group(1)))) {
            return of(found.group(3), MONTHS.get(word(found.group(1))).getValue(), found.group(2), latest);
        }
        found = SERIAL.matcher(text);
        if (found.matches()) {
            return checked(serial(Long.parseLong(found.group(1)), from1904));
        }
        return EIGHT.matcher(text).matches() ? eight(text, latest) : null;
    }

    private static boolean isZero(String one, String other) {
        return Integer.parseInt(one) == 0 || Integer.parseInt(other) == 0;
    }

    private static WrittenDate of(String year, int month, String day, LocalDate latest) {
        try {
            int number = Integer.parseInt(year);
            int dayOfMonth = Integer.parseInt(day);
            if (year.length() == 2) {
                LocalDate now = LocalDate.of(2000 + number, month, 1);
                number += now.isAfter(latest) ? 1900 : 2000;
            }
            return checked(LocalDate.of(number, month, dayOfMonth));
        } catch (DateTimeException impossible) {
            return IMPOSSIBLE;
        }
    }

    private static WrittenDate checked(LocalDate day) {
        return day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR
                ? IMPOSSIBLE
                : new WrittenDate(Kind.DAY, day, null);
    }

    /** Eight digits are a day if exactly one order gives a valid one. */
    private static WrittenDate eight(String text, LocalDate latest) {
        WrittenDate yearFirst =
                of(text.substring(0, 4), Integer.parseInt(text.substring(4, 6)), text.substring(6), latest);
        WrittenDate dayFirst =
                of(text.substring(4), Integer.parseInt(text.substring(2, 4)), text.substring(0, 2), latest);
        return yearFirst.kind == dayFirst.kind ? IMPOSSIBLE : yearFirst.kind == Kind.DAY ? yearFirst : dayFirst;
    }

    /** A date of which at most the year is known. */
    private static WrittenDate part(String text) {
        for (Pattern pattern : List.of(PART, PART_YEAR_FIRST, ABOUT_A_YEAR, MONTH_AND_YEAR)) {
            Matcher found = pattern.matcher(text);
            if (found.matches()) {
                String year = found.group(found.groupCount());
                if (!year.matches("\\d{4}") || Integer.parseInt(year) == 0) {
                    return UNKNOWN;
                }
                if (pattern == MONTH_AND_YEAR && !isMonth(found.group(1), found.group(2))) {
                    return IMPOSSIBLE;
                }
                int number = Integer.parseInt(year);
                return number < EARLIEST_YEAR || number > LATEST_YEAR
                        ? IMPOSSIBLE
                        : new WrittenDate(Kind.UNKNOWN, null, number);
            }
        }
        return IMPOSSIBLE;
    }

    private static boolean isMonth(String number, String name) {
        return number == null ? MONTHS.containsKey(word(name)) : Integer.parseInt(number) <= 12;
    }

    /**
     * A time as people write it: {@code 9:05}, {@code 9h05}, {@code 9 h}, {@code 09:05:00}, {@code 9.05}; null for
     * anything else.
     */
    public static LocalTime time(String written) {
        Matcher found = Pattern.compile("(\\d{1,2})[ ]*(?:[:.h][ ]*(\\d{2})|h|u|[ ]heures?)(?::\\d{2}|[ ]*min)?")
                .matcher(Folding.fold(written).replaceAll("\\s+", " "));
        if (!found.matches()) {
            return null;
        }
        try {
            return LocalTime.of(
                    Integer.parseInt(found.group(1)), found.group(2) == null ? 0 : Integer.parseInt(found.group(2)));
        } catch (DateTimeException noSuchHour) {
            return null;
        }
    }
}
