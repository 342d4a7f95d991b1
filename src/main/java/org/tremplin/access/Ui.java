package org.tremplin.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Language;
import org.tremplin.platform.Release;
import org.tremplin.platform.Texts;
import org.tremplin.web.PublicAddress;
import org.tremplin.web.Requests;
import org.tremplin.web.SentOnce;

/** What every page shows about its reader and the association: language, theme, name. */
@Named
@RequestScoped
public class Ui {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** A language in the switcher. */
    public record Tongue(String tag, String name, boolean current) {}

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Houses houses;

    @Inject
    private Me me;

    private boolean failed;
    private boolean paper;
    private Language language;
    private Texts texts;
    private House house;
    private Map<String, String> slots;
    private Boolean sentBefore;

    /** The language of the page; an error page in place of another may be in a different one. */
    private Language language() {
        boolean fails = Requests.failed(request);
        if (language == null || fails != failed) {
            failed = fails;
            Language read = Requests.language(request);
            language = paper && read.rightToLeft() ? Language.FR : read;
            texts = new Texts(language);
        }
        return language;
    }

    /** The texts that pages read as {@code #{msg[…]}}. */
    public Texts texts() {
        language();
        return texts;
    }

    /** The text for a constant of the program such as {@code table.person}, from whichever capability has it. */
    public String word(String ending) {
        return Capability.word(texts(), ending);
    }

    /**
     * From here on the texts of this request are for paper: in French where the reader's language runs from right to
     * left. Names are drawn in their own direction, but our papers are laid out from left to right and have no texts in
     * such a language; whoever gets the paper reads French, too.
     */
    public Ui onPaper() {
        paper = true;
        language = null;
        return this;
    }

    public String getLang() {
        return language().tag();
    }

    public Locale getLocale() {
        return language().locale();
    }

    public String getDir() {
        return language().rightToLeft() ? "rtl" : "ltr";
    }

    public List<Tongue> getLanguages() {
        return Requests.languages(request).stream()
                .map(l -> new Tongue(l.tag(), l.endonym(), l == language()))
                .toList();
    }

    /** The parts of a page's head, bar and foot that depend on this person and request; the rest is cached. */
    public Map<String, String> getSlots() {
        if (slots != null && Shells.isDrawing(request)) {
            return Shells.braces(slots.keySet());
        }
        if (slots == null) {
            String query = request.getQueryString();
            String name = me.isSignedIn() ? me.getName() : "";
            slots = Map.of(
                    "csrf",
                    getCsrf(),
                    "account",
                    Objects.toString(me.accountId(), ""),
                    "now",
                    String.valueOf(clock.instant().toEpochMilli()),
                    "who",
                    name,
                    "ini",
                    name.isEmpty() ? "" : name.substring(0, 1),
                    "our",
                    getAssociation(),
                    "query",
                    otherParameters(query),
                    "here",
                    request.getRequestURI() + (query == null ? "" : "?" + query));
        }
        return slots;
    }

    public String getLanguageName() {
        return language().endonym();
    }

    /** The page's own query without the language, ready for one more parameter. */
    private static String otherParameters(String query) {
        return query == null
                ? "?"
                : Stream.of(query.split("&"))
                        .filter(p -> !p.isEmpty() && !p.startsWith(Requests.LANGUAGE + "="))
                        .collect(Collectors.joining("&", "?", "&"))
                        .replace("?&", "?");
    }

    public String getTheme() {
        return Requests.cookie(request, Requests.THEME)
                .filter(t -> List.of("light", "dark", "contrast").contains(t))
                .orElse("");
    }

    /** Whether a repeated form led to this page. */
    public boolean isSentBefore() {
        if (sentBefore == null) {
            sentBefore = SentOnce.sentBefore(request);
        }
        return sentBefore;
    }

    public String getCsrf() {
        return Requests.csrf(request);
    }

    public String getAssociation() {
        return house().name();
    }

    /** Whether there is a public page of what is on offer. */
    public boolean isOffer() {
        return house().offer();
    }

    private House house() {
        if (house == null) {
            house = houses.house();
        }
        return house;
    }

    /** The address at which browsers reach this installation. */
    public String getAddress() {
        return PublicAddress.ours().url();
    }

    /** The URL of a static file: it changes with the release, so browsers may cache it for ever. */
    public String asset(String name) {
        return "/assets/" + name + "?v=" + Release.ID;
    }

    /** "mardi 3 mars 2026" in the reader's language. */
    public String longDate(LocalDate date) {
        return date == null ? "" : language().date(date, FormatStyle.FULL);
    }

    /** The name of a country by its ISO 3166 code. */
    public String country(String code) {
        return code == null ? "" : new Locale.Builder().setRegion(code).build().getDisplayCountry(getLocale());
    }

    /** The name of a language by its ISO 639 code. */
    public String languageOf(String code) {
        return code == null
                ? ""
                : new Locale.Builder().setLanguage(code).build().getDisplayLanguage(getLocale());
    }

    /** Every country of ISO 3166 by its name in the reader's language. */
    public List<Choice> countries() {
        return choices(Stream.of(Locale.getISOCountries()), this::country);
    }

    /**
     * Languages by name: those of ISO 639-1, without obsolete codes, and those with three-letter codes that learners
     * here speak.
     */
    public List<Choice> spokenLanguages() {
        return choices(
                Stream.concat(
                        Stream.of(Locale.getISOLanguages())
                                .filter(code -> Locale.forLanguageTag(code)
                                        .getLanguage()
                                        .equals(code)),
                        Stream.of("ber", "tzm", "kmr", "ckb", "prs", "zgh", "mos", "dyu")),
                this::languageOf);
    }

    private List<Choice> choices(Stream<String> codes, UnaryOperator<String> name) {
        Collator order = Collator.getInstance(getLocale());
        return codes.map(code -> new Choice(code, name.apply(code)))
                .filter(choice -> !choice.label().equals(choice.value()))
                .sorted((a, b) -> order.compare(a.label(), b.label()))
                .toList();
    }

    /** "1 182,50": as many decimals as the value has. */
    public String number(Number number) {
        NumberFormat format = NumberFormat.getInstance(getLocale());
        int decimals = number instanceof BigDecimal exact ? Math.max(0, exact.scale()) : 0;
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /** "mardi". */
    public String dayName(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, getLocale());
    }

    /** "mardi", of a day of the week. */
    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, getLocale());
    }

    /** "lun.". */
    public String shortWeekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, getLocale());
    }

    /** "mars". */
    public String monthName(LocalDate date) {
        return date.getMonth().getDisplayName(TextStyle.FULL, getLocale());
    }

    /** "mars 2026". */
    public String monthAndYear(LocalDate date) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", getLocale()).format(date);
    }

    /** "3 mars 2026". */
    public String date(LocalDate date) {
        return date == null ? "" : language().date(date, FormatStyle.LONG);
    }

    /** "03/03/2026", for columns. */
    public String shortDate(LocalDate date) {
        return date == null ? "" : DateTimeFormatter.ofPattern("dd/MM/yyyy").format(date);
    }

    /** "03/03", where the year is known. */
    public String dayAndMonth(LocalDate date) {
        return DateTimeFormatter.ofPattern("dd/MM").format(date);
    }

    public String time(LocalTime time) {
        return time == null ? "" : TIME.format(time);
    }

    /** Minutes as hours and minutes on one line: "60 h", "58 h 30". */
    public String hours(long minutes) {
        return minutes / 60 + "\u00a0h" + (minutes % 60 == 0 ? "" : "\u00a0%02d".formatted(minutes % 60));
    }

    /** An instant as date and time in the association's zone. */
    public String moment(Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").format(instant.atZone(house().zone()));
    }
}
