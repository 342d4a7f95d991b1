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
import org.tremplin.web.Form;

/** The association's thresholds for suggesting a call. */
@Named
@ViewScoped
public class RulesPage implements Serializable {
    public static class Fields implements Form {
        public boolean saved;

        @NotNull
        @Min(2)
        @Max(20)
        public Integer absences;

        @NotNull
        @Min(1)
        @Max(100)
        public Integer rate;

        @NotNull
        @Min(1)
        @Max(26)
        public Integer rateWeeks;

        @NotNull
        @Min(1)
        @Max(50)
        public Integer rateAfter;

        @NotNull
        @Min(3)
        @Max(90)
        public Integer newsDays;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient SignRules rules;

    private long version;

    private final Fields form = new Fields();

    public void load() {
        me.mustReachEverySite(Permission.EDIT_CATALOGUE);
        SignNumbers numbers = rules.numbers();
        version = numbers.version();
        form.absences = numbers.absences();
        form.rate = numbers.rate();
        form.rateWeeks = numbers.rateWeeks();
        form.rateAfter = numbers.rateAfter();
        form.newsDays = numbers.newsDays();
    }

    public void save() {
        rules.save(new SignNumbers(version, form.absences, form.rate, form.rateWeeks, form.rateAfter, form.newsDays));
        load();
        form.saved = true;
    }

    public Fields getForm() {
        return form;
    }
}
