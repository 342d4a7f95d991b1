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

/** How one programme counts, with an example that follows what is typed. */
@Named
@ViewScoped
public class CountingRulePage implements Serializable {
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

    private long programme;
    private ProgrammeRule view;

    @NotNull
    @Min(0)
    @Max(CountingRule.MOST_TOLERANCE)
    private Integer tolerance;

    @NotNull
    private CountingRule.Unit unit;

    @NotNull
    private CountingRule.Rounding rounding;

    private boolean distance;
    private List<Credit> credits;
    private String logo;
    private transient Part file;
    private boolean saved;

    /** A reason and the days of it that are credited. */
    public static class Credit implements Serializable {
        private final long reason;
        private final String title;

        @Min(1)
        @Max(CountingRule.MOST_DAYS)
        private Integer days;

        Credit(long reason, String title, Integer days) {
            this.reason = reason;
            this.title = title;
            this.days = days;
        }

        public String getTitle() {
            return title;
        }

        /** Null for a reason that is not credited. */
        public Integer getDays() {
            return days;
        }

        public void setDays(Integer days) {
            this.days = days;
        }
    }

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        view = rules.of(programme);
        tolerance = view.rule().tolerance();
        unit = view.rule().unit();
        rounding = view.rule().rounding();
        distance = view.rule().distance();
        logo = logos.of(programme);
        Map<Long, Integer> credited = view.rule().credited();
        credits = terms.reasons().stream()
                .filter(reason -> !reason.retired() || credited.containsKey(reason.id()))
                .map(reason -> new Credit(reason.id(), reason.title(), credited.get(reason.id())))
                .toList();
    }

    /** Shows the example under what is typed. */
    public void look() {
        saved = false;
    }

    public void save() {
        rules.save(programme, view.version(), rule());
        view = rules.of(programme);
        saved = true;
    }

    private CountingRule rule() {
        Map<Long, Integer> credited = new HashMap<>();
        credits.stream().filter(c -> c.days != null).forEach(c -> credited.put(c.reason, c.days));
        return new CountingRule(tolerance, unit, rounding, distance, credited);
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
        logos.save(programme, file == null ? InputStream.nullInputStream() : file.getInputStream());
        logo = logos.of(programme);
        saved = false;
    }

    public void removeLogo() {
        logos.remove(programme);
        logo = null;
    }

    /** The address of the image, or null. */
    public String getLogo() {
        return logo;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public boolean isDistance() {
        return distance;
    }

    public void setDistance(boolean distance) {
        this.distance = distance;
    }

    public boolean isSaved() {
        return saved;
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

    public List<Credit> getCredits() {
        return credits;
    }

    public long getProgramme() {
        return programme;
    }

    public void setProgramme(long programme) {
        this.programme = programme;
    }

    public Integer getTolerance() {
        return tolerance;
    }

    public void setTolerance(Integer tolerance) {
        this.tolerance = tolerance;
    }

    public CountingRule.Unit getUnit() {
        return unit;
    }

    public void setUnit(CountingRule.Unit unit) {
        this.unit = unit;
    }

    public CountingRule.Rounding getRounding() {
        return rounding;
    }

    public void setRounding(CountingRule.Rounding rounding) {
        this.rounding = rounding;
    }
}
