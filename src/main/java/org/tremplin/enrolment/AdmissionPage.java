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
import org.tremplin.web.Form;

/** An activity's rules of admission, as far as they can be stated exactly. */
@Named
@ViewScoped
public class AdmissionPage implements Serializable {
    public static class Fields implements Form {
        public long activity;
        public String title;
        public List<RuleRow> rules;
        public List<Choice> others;
        public AdmissionRule.Kind kind = AdmissionRule.Kind.AFTER;
        public Long other;

        @Min(1)
        @Max(110)
        public Integer years;
    }

    @Inject
    private transient Admissions admissions;

    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        form.title = catalogue.view(form.activity).title;
        form.others = catalogue.activityChoices().stream()
                .filter(choice -> !choice.value().equals(form.activity))
                .toList();
        form.rules = admissions.rules(form.activity);
    }

    public void add() {
        admissions.add(form.activity, form.kind, form.other, form.years);
        form.other = null;
        form.years = null;
        load();
    }

    public void remove(RuleRow rule) {
        admissions.remove(rule.id(), rule.version());
        load();
    }

    /** "Après « Français A1 »"; for a rule of another activity, what it means for this one. */
    public String said(RuleRow rule) {
        return ui.texts()
                .format(
                        "enrolment.rule." + rule.kind(),
                        rule.kind().namesYears()
                                ? rule.years()
                                : rule.activity() == form.activity ? rule.otherTitle() : rule.title());
    }

    public AdmissionRule.Kind[] getKinds() {
        return AdmissionRule.Kind.values();
    }

    public Fields getForm() {
        return form;
    }
}
