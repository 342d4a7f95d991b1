package org.tremplin.progress.funding;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.catalogue.CountingRule.Count;
import org.tremplin.catalogue.ProgrammeRule;

/**
 * What people did in a period for a funder's programme, under its rule.
 *
 * @param rows by name: people present or credited in the period, and those with a target that runs in it
 * @param total of everybody: minutes are added, then rounded once, so that it may differ from the sum of the rows
 */
public record ProgrammeHours(ProgrammeRule programme, LocalDate from, LocalDate to, List<Row> rows, Count total)
        implements Serializable {
    /** One person. @param name null for an erased person or a closed file @param target null for none */
    public record Row(long person, String name, Count count, TargetRow target) implements Serializable {}

    public BigDecimal present(Count count) {
        return programme.rule().present(count);
    }

    public BigDecimal credit(Count count) {
        return programme.rule().credit(count);
    }

    public BigDecimal total(Count count) {
        return programme.rule().total(count);
    }
}
