package org.tremplin.catalogue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.web.Form;

/** The form of a programme's counting rule. */
public final class CountingRuleForm implements Form {
    @NotNull
    @Min(0)
    @Max(CountingRule.MOST_TOLERANCE)
    public Integer tolerance;

    @NotNull
    public CountingRule.Unit unit;

    @NotNull
    public CountingRule.Rounding rounding;

    public boolean distance;
    public List<Credit> credits;

    /** A reason of absence and how many days of it are credited. */
    public static class Credit implements Form {
        public final long reason;
        public final String title;

        /** Null for a reason that is not credited. */
        @Min(1)
        @Max(CountingRule.MOST_DAYS)
        public Integer days;

        Credit(long reason, String title, Integer days) {
            this.reason = reason;
            this.title = title;
            this.days = days;
        }
    }

    /** @param reasons of absence: those that can be credited, and those that already are */
    static CountingRuleForm of(CountingRule rule, List<ReasonRow> reasons) {
        CountingRuleForm form = new CountingRuleForm();
        form.tolerance = rule.tolerance();
        form.unit = rule.unit();
        form.rounding = rule.rounding();
        form.distance = rule.distance();
        form.credits = reasons.stream()
                .filter(reason -> !reason.retired() || rule.credited().containsKey(reason.id()))
                .map(reason ->
                        new Credit(reason.id(), reason.title(), rule.credited().get(reason.id())))
                .toList();
        return form;
    }

    CountingRule rule() {
        Map<Long, Integer> credited = new HashMap<>();
        credits.stream().filter(c -> c.days != null).forEach(c -> credited.put(c.reason, c.days));
        return new CountingRule(tolerance, unit, rounding, distance, credited);
    }
}
