package org.tremplin.reporting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Outside the house one to four people are "< 5": among so few somebody is known. Where only one count of a table is such, what
 * the others and a total say would tell it; the next smallest is hidden with it.
 */
final class SmallCounts {
    static final String FEW = "< 5";
    static final String HIDDEN = "*";
    private static final int ENOUGH = 5;

    private SmallCounts() {}

    static boolean isSmall(long people) {
        return people > 0 && people < ENOUGH;
    }

    /** Which counts of one table must not be shown, by their places in it. */
    static Set<Integer> hidden(List<Long> counts) {
        Set<Integer> hidden = new HashSet<>();
        IntStream.range(0, counts.size()).filter(i -> isSmall(counts.get(i))).forEach(hidden::add);
        if (hidden.size() == 1) {
            IntStream.range(0, counts.size())
                    .filter(i -> counts.get(i) >= ENOUGH)
                    .boxed()
                    .min(Comparator.comparing(counts::get))
                    .ifPresent(hidden::add);
        }
        return hidden;
    }

    /**
     * The table for a reader who may not know small counts; its total, if it has one, stays the last line. Of the others those
     * that are hidden come last and by their names, for their order would tell which is larger.
     */
    static List<EmploymentCount> masked(List<EmploymentCount> exact) {
        List<EmploymentCount> rows =
                exact.stream().filter(count -> !count.isTotal()).toList();
        Set<Integer> hidden = hidden(rows.stream().map(EmploymentCount::people).toList());
        Stream<EmploymentCount> table = IntStream.range(0, rows.size())
                .mapToObj(i -> hidden.contains(i)
                        ? rows.get(i).masked(isSmall(rows.get(i).people()))
                        : rows.get(i))
                .sorted(Comparator.comparing((EmploymentCount c) -> c.people() == null)
                        .thenComparing(
                                c -> c.people() != null ? "" : c.kind() + "|" + c.employer() + "|" + c.contract()));
        Stream<EmploymentCount> total = exact.stream()
                .filter(EmploymentCount::isTotal)
                .map(count -> isSmall(count.people()) ? count.masked(true) : count);
        return Stream.concat(table, total).toList();
    }
}
