package org.tremplin.people;

import static org.tremplin.access.Permission.ANYONE;
import static org.tremplin.access.Permission.EDIT_PEOPLE;
import static org.tremplin.access.Permission.MERGE_PEOPLE;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Reach;
import org.tremplin.people.Resemblance.Why;
import org.tremplin.platform.Folding;
import org.tremplin.platform.UseCases;

/** Finds people who may be known already: by the sound of the name in any order, the birth date, the telephone. */
@UseCases
public class Duplicates {
    private static final int SHOWN = 5;
    private static final int LOOKED_AT = 200;
    private static final int KEYS_AT_ONCE = 500;
    private static final String CELLS =
            "%1$s.id, %1$s.code, %1$s.given_name, %1$s.family_name, %1$s.birth_date, %1$s.phone, %1$s.municipality, %1$s.name_key, %1$s.sex";
    private static final int WIDTH = 9;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    private record File(
            long id,
            String code,
            String givenName,
            String familyName,
            LocalDate birthDate,
            String phone,
            String municipality,
            String key,
            String sex) {
        static File of(Object[] row, int at) {
            return new File(
                    ((Number) row[at]).longValue(),
                    (String) row[at + 1],
                    (String) row[at + 2],
                    (String) row[at + 3],
                    row[at + 4] == null ? null : ((Date) row[at + 4]).toLocalDate(),
                    (String) row[at + 5],
                    (String) row[at + 6],
                    (String) row[at + 7],
                    (String) row[at + 8]);
        }

        String name() {
            return (givenName + " " + familyName).trim();
        }

        Set<Why> why(File other) {
            Set<Why> why = EnumSet.noneOf(Why.class);
            if (birthDate != null && birthDate.equals(other.birthDate)) {
                why.add(Why.SAME_BIRTH_DATE);
            }
            if (phone != null && phone.equals(other.phone)) {
                why.add(Why.SAME_PHONE);
            }
            if (words().equals(other.words())) {
                why.add(Why.SAME_NAME);
            } else if (key != null && other.key != null && sounds().containsAll(other.sounds())) {
                why.add(Why.SIMILAR_NAME);
            }
            return why;
        }

        /** How many details that may change or be mistyped are known of both and differ. */
        int against(File other) {
            return (differ(sex, other.sex) ? 1 : 0) + (differ(phone, other.phone) ? 1 : 0);
        }

        private static boolean differ(String one, String other) {
            return one != null && other != null && !one.equals(other);
        }

        /** The folded words of the name in alphabetical order. */
        private Set<String> words() {
            return new TreeSet<>(List.of(Folding.name(name()).split(" ")));
        }

        private Set<String> sounds() {
            return Set.of(key.strip().split(" "));
        }

        Resemblance resemblance(Set<Why> why) {
            return new Resemblance(id, code, name(), birthDate, phone, municipality, why);
        }
    }

    /**
     * People within reach who may have these details, the most similar first, five at most: their name has the sound of
     * every word typed, their telephone is the same, or they were born on the same day and share a word of the name.
     *
     * @param phone E.164, null when none was typed
     * @param except a file that is being edited, 0 for none
     */
    @Allowed(EDIT_PEOPLE)
    @SuppressWarnings("unchecked")
    public List<Resemblance> of(String givenName, String familyName, LocalDate birthDate, String phone, long except) {
        List<String> sounds = NameKey.sounds(givenName + " " + familyName);
        boolean named = !givenName.isBlank() && !familyName.isBlank();
        if (!named && phone == null && (birthDate == null || sounds.isEmpty())) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        List<String> likes = Collections.nCopies(sounds.size(), "p.name_key like ? escape '!'");
        List<String> patterns = sounds.stream()
                .map(sound -> "% " + sound.replace("!", "!!").replace("_", "!_").replace("%", "!%") + " %")
                .toList();
        StringBuilder any = new StringBuilder("false");
        if (named && !sounds.isEmpty()) {
            any.append(" or ").append(String.join(" and ", likes));
            values.addAll(patterns);
        }
        if (phone != null) {
            any.append(" or p.phone = ?");
            values.add(phone);
        }
        if (birthDate != null && !sounds.isEmpty()) {
            any.append(" or p.birth_date = ? and (")
                    .append(String.join(" or ", likes))
                    .append(")");
            values.add(Date.valueOf(birthDate));
            values.addAll(patterns);
        }
        Query query = entities.createNativeQuery("select " + CELLS.formatted("p") + " from person p where (" + any + ")"
                + within("p", EDIT_PEOPLE) + " limit " + LOOKED_AT);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        File typed = new File(
                except, null, givenName, familyName, birthDate, phone, null, NameKey.of(givenName, familyName), null);
        return ((List<Object[]>) query.getResultList())
                .stream()
                        .map(row -> File.of(row, 0))
                        .filter(file -> file.id != except)
                        .map(file -> file.resemblance(why(file, typed)))
                        .sorted(Comparator.comparing((Resemblance r) -> -weight(r.why()))
                                .thenComparing(Resemblance::name))
                        .limit(SHOWN)
                        .toList();
    }

    /** Never empty: a file found here has at least a similar name. */
    private static Set<Why> why(File file, File typed) {
        Set<Why> why = file.why(typed);
        return why.isEmpty() ? EnumSet.of(Why.SIMILAR_NAME) : why;
    }

    private static int weight(Set<Why> why) {
        return why.stream().mapToInt(w -> w == Why.SIMILAR_NAME ? 1 : 2).sum();
    }

    /**
     * A birth date that differs in day, month and year is no typing error; unless name and telephone are both the same.
     */
    private static final String NOT_CLEARLY_TWO = """
             and not (p.birth_date is not null and o.birth_date is not null
               and day(p.birth_date) <> day(o.birth_date) and month(p.birth_date) <> month(o.birth_date)
               and year(p.birth_date) <> year(o.birth_date)
               and not coalesce(p.phone = o.phone and p.name_key = o.name_key, false))""";

    /** Two files, and the weight of what suggests that they are one person. */
    private record Pair(Twins twins, int weight) {}

    /**
     * Pairs of files within reach that may be one person, the most similar first, without those that somebody marked as
     * different: names that sound alike, the same telephone, or the same birth date with one name containing the other.
     * A pair whose birth dates differ in day, month and year is left out unless name and telephone are the same;
     * another sex or telephone ranks a pair lower. Of each kind the 200 with the newest files.
     */
    @Allowed(MERGE_PEOPLE)
    @SuppressWarnings("unchecked")
    public List<Twins> twins() {
        String pairs = "select " + CELLS.formatted("p") + ", " + CELLS.formatted("o")
                + " from person p join person o on %s and p.id < o.id where"
                + " not exists (select 1 from person_distinct d where d.one_id = p.id and d.other_id = o.id)"
                + NOT_CLEARLY_TWO + within("p", MERGE_PEOPLE) + within("o", MERGE_PEOPLE)
                + " order by o.id desc, p.id desc limit "
                + LOOKED_AT;
        return Stream.of(
                        "o.name_key = p.name_key",
                        "o.phone = p.phone",
                        "o.birth_date = p.birth_date and (%s or %s)".formatted(holds("p", "o"), holds("o", "p")))
                .flatMap(same -> ((List<Object[]>) entities.createNativeQuery(pairs.formatted(same))
                                .getResultList())
                        .stream())
                .map(row -> {
                    File one = File.of(row, 0);
                    File other = File.of(row, WIDTH);
                    Set<Why> why = one.why(other);
                    why.addAll(other.why(one));
                    Twins twins = new Twins(one.resemblance(why), other.resemblance(why), why);
                    return new Pair(twins, weight(why) - one.against(other));
                })
                .filter(pair -> !pair.twins.why().equals(Set.of(Why.SAME_BIRTH_DATE)))
                .distinct()
                .sorted(Comparator.comparing((Pair pair) -> -pair.weight)
                        .thenComparing(pair -> pair.twins.one().name()))
                .map(Pair::twins)
                .toList();
    }

    /** Whether one file's name has every sound of the other's; both are in alphabetical order. */
    private static String holds(String all, String some) {
        return "replace(%s.name_key, ' ', '  ') like concat('%% ', replace(trim(%s.name_key), ' ', ' %% '), ' %%')"
                .formatted(all, some);
    }

    /**
     * Computes missing name keys, 500 files at a time. @param after the last file processed @return the next, 0 at the
     * end
     */
    @Allowed(value = ANYONE, trail = Trail.NONE)
    public long fillKeys(long after) {
        List<Object[]> without = entities.createQuery("""
                        select p.id, p.version, p.givenName, p.familyName, p.latinName from Person p
                        where (p.foldedName is null or p.nameKey is null) and p.keptAs is null and p.id > :after
                        order by p.id""", Object[].class)
                .setParameter("after", after)
                .setMaxResults(KEYS_AT_ONCE)
                .getResultList();
        // the version stays the same: nobody changed anything, and a concurrent change brings its own keys
        without.forEach(file -> entities.createQuery(
                        "update Person p set p.nameKey = :key, p.foldedName = :folded where p.id = :id and p.version = :version")
                .setParameter("key", NameKey.of((String) file[2], (String) file[3]))
                .setParameter("folded", Person.folded((String) file[2], (String) file[3], (String) file[4]))
                .setParameter("id", file[0])
                .setParameter("version", file[1])
                .executeUpdate());
        return without.isEmpty() ? 0 : (Long) without.get(without.size() - 1)[0];
    }

    private String within(String person, Permission permission) {
        Reach reach = me.reach(permission);
        return " and " + person + ".merged_into is null and " + person + ".kept_as is null" + " and "
                + reach.sqlOrNone(person + ".site_id");
    }
}
