package org.tremplin.catalogue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;

/** How one programme counts, with an example that follows what is typed. Its logo is {@link LogoPart}. */
@Named
@ViewScoped
public class CountingRulePage implements Serializable {
    /** One morning of 150 minutes: 20 late, left 15 early. */
    private static final CountingRule.Fact EXAMPLE =
            new CountingRule.Fact(LocalDate.EPOCH, LocalTime.of(9, 0), 150, false, true, 20, 15, null);

    @Inject
    private transient Me me;

    @Inject
    private transient CountingRules rules;

    @Inject
    private transient Terms terms;

    private long programme;
    private CountingRuleForm form;
    private boolean saved;
    private ProgrammeRule view;

    public void load() {
        me.mustHave(Permission.EDIT_CATALOGUE);
        view = rules.of(programme);
        form = CountingRuleForm.of(view.rule(), terms.reasons());
    }

    /** Updates the example with what is typed. */
    public void look() {
        saved = false;
    }

    public void save() {
        rules.save(programme, view.version(), form.rule());
        view = rules.of(programme);
        saved = true;
    }

    private CountingRule.Count example() {
        return form.rule().count(List.of(EXAMPLE), LocalDate.EPOCH, LocalDate.EPOCH);
    }

    public long getExampleMinutes() {
        return example().counted();
    }

    /** In the unit, rounded. */
    public BigDecimal getExampleUnits() {
        return form.rule().present(example());
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

    public CountingRuleForm getForm() {
        return form;
    }

    public boolean isSaved() {
        return saved;
    }

    public long getProgramme() {
        return programme;
    }

    public void setProgramme(long programme) {
        this.programme = programme;
    }
}
