package org.tremplin.reporting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.platform.Folding;

/** Steps toward work, counted: no names. */
@Named
@RequestScoped
public class EmploymentPage {
    /** One order for all readers: by how many would tell who may not know what is hidden. The total comes last. */
    private static final Comparator<EmploymentCount> BY_NAME = Comparator.comparing(EmploymentCount::total)
            .thenComparing(count -> Folding.fold(count.title()))
            .thenComparing(count -> Folding.fold(count.employer()))
            .thenComparing(count -> Folding.fold(count.contract()));

    @Inject
    private Reports reports;

    @Inject
    private Houses houses;

    private LocalDate from;
    private LocalDate to;
    private List<EmploymentCount> result;

    public void load() {
        int year = houses.today().getYear();
        from = from == null ? LocalDate.of(year, 1, 1) : from;
        to = to == null ? LocalDate.of(year, 12, 31) : to;
        result = reports.employment(from, to).stream().sorted(BY_NAME).toList();
    }

    /** Whether something of it is hidden from this reader. */
    public boolean isMasked() {
        return result.stream().anyMatch(count -> count.people() == null);
    }

    public List<EmploymentCount> getResult() {
        return result;
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
