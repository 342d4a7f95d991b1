package org.tremplin.people;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.platform.Folding;
import org.tremplin.platform.paper.Pdf;

/**
 * A person named on paper, with what distinguishes them from others there.
 *
 * @param name in their own letters
 * @param latinName null when there is none
 * @param birthDate null when it is not known
 * @param birthYear when the day is not known
 * @param code unique in the association
 */
public record PaperName(String name, String latinName, LocalDate birthDate, Integer birthYear, String code)
        implements Serializable {
    /** Name, name in Latin letters and code of {@code p} in one cell of a query, for {@link #parse}. */
    public static final String CELL =
            "concat_ws('\\t', trim(concat(p.given_name, ' ', p.family_name)), coalesce(p.latin_name, ''), p.code)";

    /** @param cells {@link #CELL}s with line feeds between them, null for none */
    public static List<PaperName> parse(String cells) {
        return cells == null
                ? List.of()
                : Stream.of(cells.split("\n"))
                        .map(cell -> cell.split("\t"))
                        .map(parts ->
                                new PaperName(parts[0], parts[1].isEmpty() ? null : parts[1], null, null, parts[2]))
                        .toList();
    }

    /**
     * How each of the people on one paper is named: by the name if this machine has fonts to draw it, otherwise by the
     * name in Latin letters, otherwise by the code. Where two would look alike, the birth year or the code is added.
     */
    public static Map<PaperName, String> onPaper(Collection<PaperName> people) {
        Map<String, Set<PaperName>> alike = new LinkedHashMap<>();
        people.forEach(person -> alike.computeIfAbsent(person.appearance(), appearance -> new LinkedHashSet<>())
                .add(person));
        Map<PaperName, String> said = new LinkedHashMap<>();
        for (Set<PaperName> some : alike.values()) {
            Map<String, Integer> years = new HashMap<>();
            some.forEach(person -> years.put(person.code, person.year()));
            boolean apart = years.size() > 1 && some.iterator().next().isSomebody();
            boolean byYear =
                    !years.containsValue(null) && Set.copyOf(years.values()).size() == years.size();
            some.forEach(person -> said.put(
                    person, person.with(!apart ? null : byYear ? String.valueOf(person.year()) : person.code)));
        }
        return said;
    }

    /** An erased person has no name, so there is nothing to distinguish. */
    private boolean isSomebody() {
        return latinName != null || name.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private Integer year() {
        return birthDate != null ? Integer.valueOf(birthDate.getYear()) : birthYear;
    }

    /** The name that can be drawn; empty when none can. */
    private String drawn() {
        return Pdf.canDraw(name)
                ? name
                : latinName != null
                        ? latinName
                        : Stream.of(name.split(" ")).filter(Pdf::canDraw).collect(Collectors.joining(" "));
    }

    /** Whether a word of the name cannot be drawn on paper and there is no name in Latin letters. */
    public boolean lost() {
        return latinName == null && !Pdf.canDraw(name);
    }

    private String with(String beside) {
        String drawn = drawn();
        String more = lost() ? code : beside;
        return drawn.isEmpty() ? code : more == null ? drawn : drawn + " (" + more + ")";
    }

    /** Equal for two names that look the same: compared like all names, without accents. */
    private String appearance() {
        return lost() ? drawn() + code : Folding.name(drawn());
    }
}
