package org.tremplin.catalogue.projects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.tremplin.access.Houses;

/** What solidarity actions brought in and cost in a period. */
@Named
@RequestScoped
public class BalancePage {
    @Inject
    private SolidarityActions solidarity;

    @Inject
    private Houses houses;

    private LocalDate from;
    private LocalDate to;
    private Balance balance;

    public void load() {
        int year = houses.today().getYear();
        from = from == null ? LocalDate.of(year, 1, 1) : from;
        to = to == null ? LocalDate.of(year, 12, 31) : to;
        balance = solidarity.balance(from, to);
    }

    public Balance getBalance() {
        return balance;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }
}
