package org.tremplin.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Ui;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.platform.Choice;

/** Who an activity is for, as far as it can be said exactly. */
@Named
@ViewScoped
public class AdmissionPage implements Serializable {
    @Inject
    private transient Admissions admissions;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient Ui ui;

    private long activity;
    private String title;
    private List<RuleRow> rules;
    private List<Choice> others;
    private AdmissionRule.Kind kind = AdmissionRule.Kind.AFTER;
    private Long other;

    @Min(1)
    @Max(110)
    private Integer years;

    public void load() {
        title = catalogue.view(activity).title;
        others = catalogue.activityChoices().stream()
                .filter(choice -> !choice.value().equals(activity))
                .toList();
        rules = admissions.rules(activity);
    }

    public void add() {
        admissions.add(activity, kind, other, years);
        other = null;
        years = null;
        load();
    }

    public void remove(RuleRow rule) {
        admissions.remove(rule.id(), rule.version());
        load();
    }

    /** "Après « Français A1 »"; of a rule of another activity, what it means for this one. */
    public String said(RuleRow rule) {
        return ui.texts()
                .format(
                        "enrolment.rule." + rule.kind(),
                        rule.kind().namesYears()
                                ? rule.years()
                                : rule.activity() == activity ? rule.otherTitle() : rule.title());
    }

    public String getTitle() {
        return title;
    }

    public List<RuleRow> getRules() {
        return rules;
    }

    public List<Choice> getOthers() {
        return others;
    }

    public AdmissionRule.Kind[] getKinds() {
        return AdmissionRule.Kind.values();
    }

    public long getActivity() {
        return activity;
    }

    public void setActivity(long activity) {
        this.activity = activity;
    }

    public AdmissionRule.Kind getKind() {
        return kind;
    }

    public void setKind(AdmissionRule.Kind kind) {
        this.kind = kind;
    }

    public Long getOther() {
        return other;
    }

    public void setOther(Long other) {
        this.other = other;
    }

    public Integer getYears() {
        return years;
    }

    public void setYears(Integer years) {
        this.years = years;
    }
}
