package org.tremplin.reporting;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * The figures of a period.
 *
 * @param rows activities with at least one held session, by pole and activity in the association's order
 * @param poles each pole's own count
 * @param total the association's own count
 */
public record Figures(LocalDate from, LocalDate to, List<Row> rows, List<Row> poles, Row total)
        implements Serializable {
    /**
     * One row.
     *
     * @param activity code, empty for a total
     * @param sessions sessions held
     * @param people different people: at least one mark with minutes &gt; 0
     * @param attendances number of such marks
     * @param minutesPresent sum of minutes present
     * @param personHours minutes present as hours
     * @param minutesGiven sum of the held sessions' length
     * @param hoursGiven minutes given as hours
     * @param unnamedHeads people counted without a name in those sessions: never added to people
     * @param peopleServed third parties served in those sessions: never added to any other count
     */
    public record Row(
            String pole,
            String poleTitle,
            String type,
            String activity,
            String title,
            long sessions,
            long people,
            long attendances,
            long minutesPresent,
            BigDecimal personHours,
            long minutesGiven,
            BigDecimal hoursGiven,
            long unnamedHeads,
            long peopleServed)
            implements Serializable {

        /** Minutes as hours: ÷ 60, rounded once, half up, to two decimals. */
        static BigDecimal hours(long minutes) {
            return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
        }
    }
}
