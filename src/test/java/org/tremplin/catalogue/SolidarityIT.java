package org.tremplin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.catalogue.projects.ActionForm;
import org.tremplin.catalogue.projects.ActionRow;
import org.tremplin.catalogue.projects.Balance;
import org.tremplin.catalogue.projects.MoneyLine;
import org.tremplin.catalogue.projects.MoneyRow;
import org.tremplin.catalogue.projects.SolidarityActions;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;

/** A buffet for 350 guests: for whom, how many, what came in and what it cost. */
@InContainer
class SolidarityIT {
    private static final LocalDate DAY = LocalDate.of(2019, 6, 8);

    @Inject
    private Cast cast;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Terms terms;

    @Inject
    private SolidarityActions solidarity;

    private long activity;

    @BeforeEach
    void a_solidarity_activity() {
        cast.become(Role.COORDINATOR);
        long pole = (Long) terms.choices(Terms.Kind.POLE, Set.of()).get(0).value();
        long type = terms.rows(Terms.Kind.TYPE).stream()
                .filter(r -> r.form().kind == ActivityType.Kind.SOLIDARITY)
                .findFirst()
                .orElseThrow()
                .form()
                .id;
        String code = "S" + Cast.unique();
        activity = catalogue.save(ActivityForm.fresh(code, pole, type, "Buffets " + code, null, 60));
    }

    @Test
    void the_balance_is_income_less_costs_to_the_cent() {
        long buffet = solidarity.save(action("Buffet", 350, "couverts"));
        add(buffet, "Acompte", MoneyLine.Direction.INCOME, "1200.50");
        add(buffet, "Solde", MoneyLine.Direction.INCOME, "549.50");
        add(buffet, "Courses", MoneyLine.Direction.COST, "812.35");
        solidarity.save(action("Pâtisseries", 400, "pâtisseries"));
        ActionRow row = solidarity.of(activity).stream()
                .filter(r -> r.id() == buffet)
                .findFirst()
                .orElseThrow();
        assertThat(row.income()).isEqualByComparingTo("1750.00");
        assertThat(row.result()).isEqualByComparingTo("937.65");
        assertThat(row.amount()).isEqualTo("350 couverts");
        cast.become(Role.REPORTING);
        Balance balance = solidarity.balance(DAY, DAY);
        assertThat(balance.rows()).extracting(ActionRow::title).contains("Buffet", "Pâtisseries");
        assertThat(solidarity.balance(DAY.plusDays(1), DAY.plusDays(1)).rows())
                .extracting(ActionRow::id)
                .doesNotContain(buffet);
    }

    @Test
    void a_line_that_was_removed_comes_back_and_an_action_with_money_stays() {
        long buffet = solidarity.save(action("Buffet", null, null));
        add(buffet, "Courses", MoneyLine.Direction.COST, "10.00");
        MoneyRow line = solidarity.lines(buffet).get(0);
        assertThatThrownBy(() -> solidarity.remove(buffet, solidarity.form(buffet).version))
                .isInstanceOf(Refused.class);
        solidarity.removeLine(buffet, line.id());
        assertThat(solidarity.lines(buffet)).isEmpty();
        solidarity.addLine(buffet, line);
        assertThat(solidarity.lines(buffet)).extracting(MoneyRow::amount).containsExactly(line.amount());
        assertThatThrownBy(() -> solidarity.removeLine(
                        solidarity.save(action("Autre", null, null)),
                        solidarity.lines(buffet).get(0).id()))
                .isInstanceOf(Missing.class);
    }

    @Test
    void only_a_solidarity_activity_has_actions_and_only_coordinators_write_them() {
        long course = cast.activity();
        assertThatThrownBy(() -> solidarity.save(ActionForm.fresh(course, DAY, "Buffet")))
                .isInstanceOf(Refused.class);
        cast.become(Role.REPORTING);
        assertThatThrownBy(() -> solidarity.save(action("Buffet", null, null))).isInstanceOf(Missing.class);
        cast.become(Role.TRAINER);
        assertThatThrownBy(() -> solidarity.of(activity)).isInstanceOf(Missing.class);
    }

    private ActionForm action(String title, Integer quantity, String unit) {
        return ActionForm.fresh(activity, DAY, title).made("Maison de quartier", quantity, unit);
    }

    private void add(long action, String label, MoneyLine.Direction direction, String amount) {
        solidarity.addLine(action, new MoneyRow(0, 0, DAY, label, direction, new BigDecimal(amount)));
    }
}
