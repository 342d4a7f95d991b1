package org.tremplin.platform;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The languages of the screens, with the names their speakers use (CLDR's differ between JDKs). Staff screens exist in
 * the staff languages; in a learner's language each missing text falls back to French.
 */
public enum Language {
    FR("fr", "Français", true, false),
    NL("nl", "Nederlands", true, false),
    EN("en", "English", true, false),
    AR("ar", "العربية", false, true);

    private static final Map<List<Object>, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private final String tag;
    private final String endonym;
    private final boolean staff;
    private final boolean rightToLeft;

    Language(String tag, String endonym, boolean staff, boolean rightToLeft) {
        this.tag = tag;
        this.endonym = endonym;
        this.staff = staff;
        this.rightToLeft = rightToLeft;
    }

    public String tag() {
        return tag;
    }

    public String endonym() {
        return endonym;
    }

    public boolean staff() {
        return staff;
    }

    public boolean rightToLeft() {
        return rightToLeft;
    }

    /** Western digits in Arabic too: everybody here reads those. */
    public Locale locale() {
        return Locale.forLanguageTag(tag + "-u-nu-latn");
    }

    /** A date in words; in French the first of a month is "1er". */
    public String date(LocalDate date, FormatStyle style) {
        String text = FORMATS.computeIfAbsent(
                        List.of(this, style),
                        key -> DateTimeFormatter.ofLocalizedDate(style)
                                .withLocale(locale())
                                .localizedBy(locale()))
                .format(date);
        return this == FR && date.getDayOfMonth() == 1 ? text.replaceFirst("\\b1(?= )", "1er") : text;
    }

    /** The language with this tag; never a locale built from a request's text. */
    public static Language of(String tag) {
        return all().stream().filter(l -> l.tag.equals(tag)).findFirst().orElse(null);
    }

    public static List<Language> all() {
        return Arrays.asList(values());
    }
}
