package org.tremplin.reporting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Hides counts of one to four people as "< 5" from readers outside the association, because among so few a person can
 * be recognised. If a hidden count could be worked out, because it is the only one of its table or from the other
 * counts and the total, the next smallest count is hidden too, and finally the total.
 */
final class SmallCounts {
    static final String FEW = "< 5";
    static final String HIDDEN = "*";
    private static final int ENOUGH = 5;

    private SmallCounts() {}

    static boolean isSmall(long people) {
        return people > 0 && people < ENOUGH;
    }

    /** The indexes of the counts of one table that must be hidden. */
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

    /** The smallest visible count above 0. */
    private static OptionalInt next(List<Long> counts, Set<Integer> hidden) {
        return IntStream.range(0, counts.size())
                .filter(i -> counts.get(i) > 0 && !hidden.contains(i))
                .reduce((one, other) -> counts.get(other) < counts.get(one) ? other : one);
    }

    /**
     * Whether a small count can be worked out from the total minus the visible counts by somebody who knows these
     * rules: a small count is from 1 to 4, and one hidden along with it from 5 to the smallest visible count.
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
     * The table for a reader who may not see small counts. A total stays the last row. The other hidden rows come last,
     * by name, because an order by count would tell which is larger.
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
