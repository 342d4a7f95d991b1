package org.tremplin.reporting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Outside the house one to four people are "< 5": among so few somebody is known. Where only one count of a table is such, or
 * what the others and a total say would tell it, the next smallest is hidden with it, and at last the total.
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
        while (hidden.size() == 1 || tells(counts, hidden)) {
            OptionalInt next = next(counts, hidden);
            if (next.isEmpty()) {
                break;
            }
            hidden.add(next.getAsInt());
        }
        return hidden;
    }

    /** The smallest of those that are shown and not nothing. */
    private static OptionalInt next(List<Long> counts, Set<Integer> hidden) {
        return IntStream.range(0, counts.size())
                .filter(i -> counts.get(i) > 0 && !hidden.contains(i))
                .reduce((one, other) -> counts.get(other) < counts.get(one) ? other : one);
    }

    /**
     * Whether what is left of a total, when the shown counts are taken away, tells a small one to whoever knows these rules: a
     * small one is from 1 to 4, one that went with it from 5 to the smallest that is shown.
     */
    static boolean tells(List<Long> counts, Set<Integer> hidden) {
        OptionalInt shown = next(counts, hidden);
        long most = shown.isPresent() ? counts.get(shown.getAsInt()) : Integer.MAX_VALUE;
        long left = hidden.stream().mapToLong(counts::get).sum();
        long small = hidden.stream().filter(i -> isSmall(counts.get(i))).count();
        if (small == 0) {
            return false;
        }
        long others = hidden.size() - small;
        long least = Math.max(1, left - (small - 1) * (ENOUGH - 1) - others * most);
        long greatest = Math.min(ENOUGH - 1, left - (small - 1) - others * ENOUGH);
        return least >= greatest;
    }

    /**
     * The table for a reader who may not know small counts; its total, if it has one, stays the last line. Of the others those
     * that are hidden come last and by their names, for their order would tell which is larger.
     */
    static List<EmploymentCount> masked(List<EmploymentCount> exact) {
        List<EmploymentCount> rows =
                exact.stream().filter(count -> !count.total()).toList();
        Set<Integer> hidden = hidden(rows.stream().map(EmploymentCount::people).toList());
        Stream<EmploymentCount> table = IntStream.range(0, rows.size())
                .mapToObj(i -> hidden.contains(i)
                        ? rows.get(i).masked(isSmall(rows.get(i).people()))
                        : rows.get(i))
                .sorted(Comparator.comparing((EmploymentCount c) -> c.people() == null)
                        .thenComparing(
                                c -> c.people() != null ? "" : c.kind() + "|" + c.employer() + "|" + c.contract()));
        Stream<EmploymentCount> total = exact.stream()
                .filter(EmploymentCount::total)
                .map(count -> isSmall(count.people())
                        ? count.masked(true)
                        : tells(rows.stream().map(EmploymentCount::people).toList(), hidden)
                                ? count.masked(false)
                                : count);
        return Stream.concat(table, total).toList();
    }
}
