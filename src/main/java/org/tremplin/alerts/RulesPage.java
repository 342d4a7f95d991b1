package org.tremplin.alerts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.attendance.hours.SignNumbers;
import org.tremplin.attendance.hours.SignRules;

/** When somebody should be called: the association's own numbers. */
@Named
@ViewScoped
public class RulesPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient SignRules rules;

    private long version;
    private boolean saved;

    @NotNull
    @Min(2)
    @Max(20)
    private Integer absences;

    @NotNull
    @Min(1)
    @Max(100)
    private Integer rate;

    @NotNull
    @Min(1)
    @Max(26)
    private Integer rateWeeks;

    @NotNull
    @Min(1)
    @Max(50)
    private Integer rateAfter;

    @NotNull
    @Min(3)
    @Max(90)
    private Integer newsDays;

    public void load() {
        me.mustReachEverySite(Permission.EDIT_CATALOGUE);
        SignNumbers numbers = rules.numbers();
        version = numbers.version();
        absences = numbers.absences();
        rate = numbers.rate();
        rateWeeks = numbers.rateWeeks();
        rateAfter = numbers.rateAfter();
        newsDays = numbers.newsDays();
    }

    public void save() {
        rules.save(new SignNumbers(version, absences, rate, rateWeeks, rateAfter, newsDays));
        load();
        saved = true;
    }

    public boolean isSaved() {
        return saved;
    }

    public Integer getAbsences() {
        return absences;
    }

    public void setAbsences(Integer absences) {
        this.absences = absences;
    }

    public Integer getRate() {
        return rate;
    }

    public void setRate(Integer rate) {
        this.rate = rate;
    }

    public Integer getRateWeeks() {
        return rateWeeks;
    }

    public void setRateWeeks(Integer rateWeeks) {
        this.rateWeeks = rateWeeks;
    }

    public Integer getRateAfter() {
        return rateAfter;
    }

    public void setRateAfter(Integer rateAfter) {
        this.rateAfter = rateAfter;
    }

    public Integer getNewsDays() {
        return newsDays;
    }

    public void setNewsDays(Integer newsDays) {
        this.newsDays = newsDays;
    }
}
