package org.tremplin.transfer.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tremplin.catalogue.Activity;
import org.tremplin.catalogue.ActivityKey;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.catalogue.CountingRule;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.TermForm;
import org.tremplin.catalogue.Terms;
import org.tremplin.catalogue.projects.ActionForm;
import org.tremplin.catalogue.projects.MoneyLine;
import org.tremplin.catalogue.projects.MoneyRow;
import org.tremplin.catalogue.projects.SolidarityActions;
import org.tremplin.progress.funding.TargetForm;
import org.tremplin.progress.funding.Targets;

/** The demo's activities in detail: published, funded, with counting rules, run with partners. */
@Dependent
class DemoOffer {
    private static final List<Integer> HOURS = List.of(400, 800, 20);

    @Inject
    private Catalogue catalogue;

    @Inject
    private Terms terms;

    @Inject
    private SolidarityActions solidarity;

    @Inject
    private CountingRules rules;

    @Inject
    private Targets targets;

    /**
     * Applies to activities that are already imported. @param learners people who get a target with a funder
     */
    void show(LocalDate today, List<Long> learners) {
        Map<String, ActivityKey> activities = catalogue.keys();
        show(activities.get("D-FLE-1"), Activity.Colour.TEAL, Activity.Pictogram.LANGUAGE);
        show(activities.get("D-FLE-2"), Activity.Colour.TEAL, Activity.Pictogram.LANGUAGE);
        show(activities.get("D-ALPHA"), Activity.Colour.VIOLET, Activity.Pictogram.BOOK);
        show(activities.get("D-CUISINE"), Activity.Colour.ORANGE, Activity.Pictogram.KITCHEN);
        show(activities.get("D-COUTURE"), Activity.Colour.RED, Activity.Pictogram.NEEDLE);
        show(activities.get("D-FOC"), Activity.Colour.GREEN, Activity.Pictogram.SCALE);
        long cohesion = programme("Cohésion sociale", "COCOF", today);
        long integration = programme("Parcours d'intégration", "Région wallonne", today);
        for (String course : List.of("D-FLE-1", "D-FLE-2", "D-ALPHA")) {
            catalogue.countFor(activities.get(course).id(), List.of(cohesion, integration), List.of());
        }
        catalogue.countFor(activities.get("D-FOC").id(), List.of(integration), List.of());
        count(integration);
        LocalDate from = today.minusWeeks(7);
        for (int i = 0; i < learners.size(); i++) {
            targets.save(TargetForm.fresh(
                    learners.get(i), integration, HOURS.get(i % HOURS.size()), from, from.plusMonths(16)));
        }
        makeBuffet(activities.get("D-BUFFET").id(), today.minusDays(18));
    }

    private void show(ActivityKey activity, Activity.Colour colour, Activity.Pictogram pictogram) {
        catalogue.save(catalogue.view(activity.id()).inPublic(colour, pictogram));
    }

    private long programme(String title, String funder, LocalDate today) {
        terms.save(Terms.Kind.PROGRAMME, TermForm.programme(title, funder, LocalDate.of(today.getYear(), 1, 1)));
        return terms.rows(Terms.Kind.PROGRAMME).stream()
                .filter(row -> row.form().title.equals(title))
                .findFirst()
                .orElseThrow()
                .form()
                .id;
    }

    /** Tolerates fifteen minutes; credits up to thirty days of illness. */
    private void count(long programme) {
        long illness = terms.reasons().get(0).id();
        rules.save(
                programme,
                rules.of(programme).version(),
                new CountingRule(
                        15, CountingRule.Unit.HOUR, CountingRule.Rounding.HUNDREDTH, true, Map.of(illness, 30)));
    }

    private void makeBuffet(long activity, LocalDate day) {
        long buffet = solidarity.save(ActionForm.fresh(activity, day, "Buffet de la fête de quartier")
                .made("Maison de quartier", 350, "couverts"));
        line(buffet, day, "Participation de la Maison de quartier", MoneyLine.Direction.INCOME, "1400.00");
        line(buffet, day.minusDays(2), "Marché et épices", MoneyLine.Direction.COST, "612.40");
        line(buffet, day, "Location de vaisselle", MoneyLine.Direction.COST, "85.00");
    }

    private void line(long action, LocalDate day, String label, MoneyLine.Direction direction, String amount) {
        solidarity.addLine(action, new MoneyRow(0, 0, day, label, direction, new BigDecimal(amount)));
    }
}
