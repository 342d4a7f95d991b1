package org.tremplin.reporting;

import static org.tremplin.access.Permission.READ_EMPLOYMENT;
import static org.tremplin.access.Permission.READ_EMPLOYMENT_FIGURES;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tremplin.access.Allowed;
import org.tremplin.access.Allowed.Trail;
import org.tremplin.access.Me;
import org.tremplin.access.Reach;
import org.tremplin.people.People;
import org.tremplin.platform.Folding;
import org.tremplin.platform.UseCases;

/** Employment figures that funders ask for: counts, no names. */
@UseCases
public class EmploymentReports {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Me me;

    /**
     * Different people within reach by kind of step, employer and contract, for steps that begin in the period. The
     * most frequent come first, then the earliest; the last row counts each person once. Spellings that differ in case
     * or accents count as one. Empty if there is no step. One statement. Small counts are hidden from accounts that may
     * not read the steps themselves ({@link SmallCounts}).
     */
    @Allowed(value = READ_EMPLOYMENT_FIGURES, trail = Trail.NONE)
    public List<EmploymentCount> counts(LocalDate from, LocalDate to) {
        Reports.mustBeInOrder(from, to);
        Reach reach = me.reach(READ_EMPLOYMENT_FIGURES);
        Map<List<String>, Steps> counts = new LinkedHashMap<>();
        Set<Long> everybody = new HashSet<>();
        entities.createQuery("""
                        select k.code, k.title, s.employer, s.contract, p.id
                        from EmploymentStep s join s.kind k join s.person p
                        where s.date between :from and :to and
                        """ + People.COUNTED_WITHIN_REACH + " order by s.date, k.code, s.id", Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("everywhere", reach.everywhere())
                .setParameter("sites", reach.sites())
                .getResultStream()
                .forEach(r -> {
                    counts.computeIfAbsent(
                                    List.of((String) r[0], Folding.fold((String) r[2]), Folding.fold((String) r[3])),
                                    key -> new Steps((String) r[0], (String) r[1]))
                            .add((String) r[2], (String) r[3], (Long) r[4]);
                    everybody.add((Long) r[4]);
                });
        List<EmploymentCount> rows = new ArrayList<>(counts.values().stream()
                .map(Steps::count)
                .sorted(Comparator.comparingLong(EmploymentCount::people).reversed())
                .toList());
        if (!rows.isEmpty()) {
            rows.add(EmploymentCount.ofAll(everybody.size()));
        }
        return me.has(READ_EMPLOYMENT) ? rows : SmallCounts.masked(rows);
    }

    /** Steps that are counted together, in the order of their dates. */
    private record Steps(
            String kind,
            String title,
            Map<String, Integer> employers,
            Map<String, Integer> contracts,
            Set<Long> people) {
        Steps(String kind, String title) {
            this(kind, title, new TreeMap<>(), new TreeMap<>(), new HashSet<>());
        }

        void add(String employer, String contract, long person) {
            employers.merge(employer.strip(), 1, Integer::sum);
            contracts.merge(contract.strip(), 1, Integer::sum);
            people.add(person);
        }

        EmploymentCount count() {
            return new EmploymentCount(kind, title, usual(employers), usual(contracts), people.size());
        }

        private static String usual(Map<String, Integer> spellings) {
            String usual = "";
            int most = 0;
            for (Map.Entry<String, Integer> spelling : spellings.entrySet()) {
                if (spelling.getValue() > most) {
                    usual = spelling.getKey();
                    most = spelling.getValue();
                }
            }
            return usual;
        }
    }
}
