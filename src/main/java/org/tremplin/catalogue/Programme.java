package org.tremplin.catalogue;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;

/** A funder's programme (dispositif) that activities count for while it runs, and how it counts. */
@Entity
@Table(name = "programme")
public class Programme extends Term {
    @Column(name = "funder")
    private String funder;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    @Column(name = "tolerance_minutes")
    private int tolerance;

    @Column(name = "unit")
    @Enumerated(EnumType.STRING)
    private CountingRule.Unit unit = CountingRule.Unit.HOUR;

    @Column(name = "rounding")
    @Enumerated(EnumType.STRING)
    private CountingRule.Rounding rounding = CountingRule.Rounding.HUNDREDTH;

    @Column(name = "counts_distance")
    private boolean distance = true;

    /** The number of credited days, by reason of absence. */
    @ElementCollection
    @CollectionTable(name = "programme_credit", joinColumns = @JoinColumn(name = "programme_id"))
    @MapKeyColumn(name = "reason_id")
    @Column(name = "most_days")
    private Map<Long, Integer> credits = new HashMap<>();

    protected Programme() {}

    Programme(String code, String title, int position) {
        super(code, title, position);
    }

    /** Refuses an end before the start, and a programme without a funder. */
    @Override
    void change(TermForm form, Programme programme) {
        if (PlainText.typed(form.funder) == null) {
            throw new Refused(CatalogueRefusal.FUNDER_MISSING);
        }
        if (form.validFrom != null && form.validUntil != null && form.validUntil.isBefore(form.validFrom)) {
            throw new Refused(CatalogueRefusal.ENDS_BEFORE_START);
        }
        super.change(form, programme);
        funder = PlainText.typed(form.funder);
        validFrom = form.validFrom;
        validUntil = form.validUntil;
    }

    @Override
    TermForm form() {
        TermForm form = super.form();
        form.funder = funder;
        form.validFrom = validFrom;
        form.validUntil = validUntil;
        return form;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    void count(CountingRule rule) {
        tolerance = rule.tolerance();
        unit = rule.unit();
        rounding = rule.rounding();
        distance = rule.distance();
        credits.keySet().retainAll(rule.credited().keySet());
        credits.putAll(rule.credited());
    }

    ProgrammeRule counting() {
        return new ProgrammeRule(
                id(),
                version(),
                title(),
                funder,
                validFrom,
                validUntil,
                isRetired(),
                new CountingRule(tolerance, unit, rounding, distance, Map.copyOf(credits)));
    }
}
