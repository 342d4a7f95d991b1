package org.tremplin.catalogue.projects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.tremplin.access.Houses;
import org.tremplin.web.Form;

/** What solidarity actions earned and cost in a period. */
@Named
@RequestScoped
public class BalancePage {
    public static class Fields implements Form {
        public LocalDate from;
        public LocalDate to;
        public Balance balance;
    }

    @Inject
    private SolidarityActions solidarity;

    @Inject
    private Houses houses;

    private final Fields form = new Fields();

    public void load() {
        int year = houses.today().getYear();
        form.from = form.from == null ? LocalDate.of(year, 1, 1) : form.from;
        form.to = form.to == null ? LocalDate.of(year, 12, 31) : form.to;
        form.balance = solidarity.balance(form.from, form.to);
    }

    public Fields getForm() {
        return form;
    }
}
