package org.tremplin.catalogue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.web.Form;

/** How one programme counts, with an example that follows what is typed. */
@Named
@ViewScoped
public class CountingRulePage implements Serializable {
    public static class Fields implements Form {
        public long programme;

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

        /** The address of the image, or null. */
        public String logo;

        public transient Part file;
        public boolean saved;
    }

    /** Half a morning of 150 minutes: 20 late, 15 left early. */
    private static final CountingRule.Fact EXAMPLE =
            new CountingRule.Fact(LocalDate.EPOCH, LocalTime.of(9, 0), 150, false, true, 20, 15, null);

    @Inject
    private transient Me me;

    @Inject
    private transient CountingRules rules;

    @Inject
    private transient Terms terms;

    @Inject
    private transient ProgrammeLogos logos;

    private final Fields form = new Fields();
    private ProgrammeRule view;

    /** A reason and the days of it that are credited. */
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

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        view = rules.of(form.programme);
        form.tolerance = view.rule().tolerance();
        form.unit = view.rule().unit();
        form.rounding = view.rule().rounding();
        form.distance = view.rule().distance();
        form.logo = logos.of(form.programme);
        Map<Long, Integer> credited = view.rule().credited();
        form.credits = terms.reasons().stream()
                .filter(reason -> !reason.retired() || credited.containsKey(reason.id()))
                .map(reason -> new Credit(reason.id(), reason.title(), credited.get(reason.id())))
                .toList();
    }

    /** Shows the example under what is typed. */
    public void look() {
        form.saved = false;
    }

    public void save() {
        rules.save(form.programme, view.version(), rule());
        view = rules.of(form.programme);
        form.saved = true;
    }

    private CountingRule rule() {
        Map<Long, Integer> credited = new HashMap<>();
        form.credits.stream().filter(c -> c.days != null).forEach(c -> credited.put(c.reason, c.days));
        return new CountingRule(form.tolerance, form.unit, form.rounding, form.distance, credited);
    }

    private CountingRule.Count example() {
        return rule().count(List.of(EXAMPLE), LocalDate.EPOCH, LocalDate.EPOCH);
    }

    public long getExampleMinutes() {
        return example().counted();
    }

    /** In the unit, rounded. */
    public BigDecimal getExampleUnits() {
        return rule().present(example());
    }

    /** Puts another logo in the place of the one there is. */
    public void upload() throws IOException {
        logos.save(form.programme, form.file == null ? InputStream.nullInputStream() : form.file.getInputStream());
        form.logo = logos.of(form.programme);
        form.saved = false;
    }

    public void removeLogo() {
        logos.remove(form.programme);
        form.logo = null;
    }

    public ProgrammeRule getView() {
        return view;
    }

    public CountingRule.Unit[] getUnits() {
        return CountingRule.Unit.values();
    }

    public CountingRule.Rounding[] getRoundings() {
        return CountingRule.Rounding.values();
    }

    public Fields getForm() {
        return form;
    }
}
