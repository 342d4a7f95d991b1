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
 * Somebody who is named on a paper, and what tells them from others there.
 *
 * @param name in their own letters
 * @param latinName null when there is none
 * @param birthDate null when it is not known
 * @param birthYear of who does not know the day
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
     * What each of those is called who stand on one paper: by the name, where this machine has fonts to draw it, else by the
     * one in Latin letters, else by the code. Where two would look alike birth year or code stands beside.
     */
    public static Map<PaperName, String> onPaper(Collection<PaperName> people) {
        Map<String, Set<PaperName>> alike = new LinkedHashMap<>();
        people.forEach(person -> alike.computeIfAbsent(person.look(), look -> new LinkedHashSet<>())
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

    /** Whoever was erased is nobody: there is nothing to tell apart. */
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

    /** Of whose name a word cannot be drawn on paper, and who has none in Latin letters. */
    public boolean lost() {
        return latinName == null && !Pdf.canDraw(name);
    }

    private String with(String beside) {
        String drawn = drawn();
        String more = lost() ? code : beside;
        return drawn.isEmpty() ? code : more == null ? drawn : drawn + " (" + more + ")";
    }

    /** Two who look the same look the same: as names compare, without accents. */
    private String look() {
        return lost() ? drawn() + code : Folding.name(drawn());
    }
}
