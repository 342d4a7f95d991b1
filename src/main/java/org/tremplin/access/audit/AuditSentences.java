package org.tremplin.access.audit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.access.AuditRow;
import org.tremplin.access.Capability;
import org.tremplin.platform.Texts;

/**
 * Writes lines of the trail as sentences: "Administration a modifié un compte : Sonia Nouvelle (rôle donné :
 * Formation)". {@link UseCaseWords} has the words for each use case.
 */
public final class AuditSentences {
    private static final Pattern NOTE = Pattern.compile("([\\w-]+)=(\\S+)");
    private static final String FILLED_IN = "\\{\\d\\}";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])");

    /** @param href the page about what this part names; null where it names nothing or there is no page */
    public record Part(String text, String href) {}

    private final Texts texts;
    private final Map<String, Map<Long, String>> names;

    /** @param names by word and id: {@code person}, 12 */
    AuditSentences(Texts texts, Map<String, Map<Long, String>> names) {
        this.texts = texts;
        this.names = names;
    }

    /** The ids that lines refer to, by word. */
    static Map<String, Set<Long>> ids(List<AuditRow> rows) {
        Map<String, Set<Long>> ids = new HashMap<>();
        for (AuditRow row : rows) {
            Matcher note = NOTE.matcher(row.subject());
            while (note.find()) {
                number(note.group(2))
                        .ifPresent(id -> ids.computeIfAbsent(kind(note.group(1)), k -> new HashSet<>())
                                .add(id));
            }
        }
        return ids;
    }

    private static String kind(String word) {
        return Capability.subject(word).map(Capability.Subject::word).orElse(word);
    }

    /** The sentence of a line, in parts; a part that names somebody or something links to its page. */
    List<Part> of(AuditRow row) {
        String service = row.useCase().replaceFirst("\\..*", "");
        boolean tried = row.useCase().equals("SignIns.try");
        String who = row.account() != null
                ? row.account()
                : texts.get(
                        tried
                                ? "access.audit.anybody"
                                : Capability.isForStrangers(service) ? "access.audit.somebody" : "access.audit.server");
        Set<Part> whom = new LinkedHashSet<>();
        List<String> details = new ArrayList<>();
        Matcher note = NOTE.matcher(row.subject());
        while (note.find()) {
            boolean changes = note.group(2).startsWith("+") || note.group(2).startsWith("-");
            Optional<Part> named = number(note.group(2)).filter(id -> !changes).flatMap(id -> named(note.group(1), id));
            named.ifPresent(whom::add);
            if (named.isEmpty()) {
                detail(note.group(1), note.group(2)).ifPresent(details::add);
            }
        }
        List<Part> sentence = new ArrayList<>();
        sentence.add(new Part(
                who + " "
                        + (tried && !whom.isEmpty()
                                ? texts.get("access.audit.tried")
                                : UseCaseWords.of(row.useCase(), texts)),
                null));
        String before = texts.get("access.audit.colon");
        for (Part named : whom) {
            sentence.add(new Part(before, null));
            sentence.add(named);
            before = ", ";
        }
        sentence.add(new Part(
                (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")") + outcome(row.outcome()), null));
        return sentence;
    }

    private Optional<Part> named(String word, long id) {
        String name = names.getOrDefault(kind(word), Map.of()).get(id);
        String page = Capability.subject(word).map(Capability.Subject::page).orElse(null);
        return name == null ? Optional.empty() : Optional.of(new Part(name, page == null ? null : page + id));
    }

    /**
     * "rôle donné : Formation" for {@code role=+TRAINER}. A number without a name (a version, the id of somebody erased
     * or out of reach) is left out of the sentence; the line's own ids still show it.
     */
    private Optional<String> detail(String word, String value) {
        boolean given = value.startsWith("+");
        String plain = given || value.startsWith("-") ? value.substring(1) : value;
        Optional<String> key =
                Capability.key(texts, "audit.note." + word + (plain.equals(value) ? "" : given ? "-given" : "-taken"));
        String said = Stream.of(word + "." + plain, "audit.value." + plain)
                .flatMap(ending -> Capability.keys(texts, ending))
                .map(texts::get)
                .findFirst()
                .or(() -> number(plain)
                        .map(id -> names.getOrDefault(word, Map.of()).get(id)))
                .or(() -> month(value))
                .or(() -> day(value))
                .orElse(plain);
        if (key.isPresent()) {
            return Optional.of(texts.get(key.get()) + texts.get("access.audit.colon") + said);
        }
        return number(said).isPresent() ? Optional.empty() : Optional.of(word + " " + said);
    }

    private Optional<String> month(String value) {
        return MONTH.matcher(value).matches()
                ? Optional.of(YearMonth.parse(value).format(DateTimeFormatter.ofPattern("LLLL yyyy", texts.locale())))
                : Optional.empty();
    }

    private Optional<String> day(String value) {
        try {
            return DAY.matcher(value).matches() ? Optional.of(texts.day(LocalDate.parse(value))) : Optional.empty();
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private String outcome(String outcome) {
        if (outcome.equals("ok")) {
            return ".";
        }
        if (outcome.startsWith("refused ")) {
            return " – " + texts.get("access.audit.refused")
                    + refusal(outcome.substring("refused ".length()))
                            .map(told -> texts.get("access.audit.colon") + told)
                            .orElse(".");
        }
        String key = "access.audit.outcome." + outcome.replace(' ', '-');
        return " – " + (texts.containsKey(key) ? texts.get(key) : outcome) + ".";
    }

    /**
     * What the user was told, as far as the line records it: an ellipsis for each value, nothing where the sentence
     * depends on a value or might belong to another capability.
     */
    private Optional<String> refusal(String reason) {
        List<String> told = Capability.keys(texts, "refusal." + reason)
                .map(key -> texts.get(key)
                        .replaceAll("[\\s\u00a0]*:[\\s\u00a0]*" + FILLED_IN, "")
                        .replaceAll(FILLED_IN, "…"))
                .distinct()
                .toList();
        return told.size() == 1 && !told.get(0).contains("{") ? Optional.of(told.get(0)) : Optional.empty();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[+-]?\\d{1,18}") ? Optional.of(Math.abs(Long.parseLong(text))) : Optional.empty();
    }

    /** Never null, for callers that collect names. */
    static Map<Long, String> named(List<Object[]> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> ((Number) row[0]).longValue(), row -> Objects.toString(row[1], ""), (a, b) -> a));
    }
}
