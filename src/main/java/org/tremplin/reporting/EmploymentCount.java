package org.tremplin.reporting;

import jakarta.json.bind.annotation.JsonbTransient;
import java.io.Serializable;

/**
 * Different people with a step of this kind, employer and contract that begins in the period. The last line counts each
 * person once: {@link #TOTAL}.
 *
 * @param kind code of the kind of step, or TOTAL
 * @param employer as it is written most often, the first in the alphabet of those written equally often; so contract, too
 */
public record EmploymentCount(String kind, String title, String employer, String contract, long people)
        implements Serializable {
    public static final String TOTAL = "TOTAL";

    static EmploymentCount total(long people) {
        return new EmploymentCount(TOTAL, "", "", "", people);
    }

    @JsonbTransient
    public boolean isTotal() {
        return kind.equals(TOTAL);
    }
}
