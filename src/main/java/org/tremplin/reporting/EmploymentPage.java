package org.tremplin.reporting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.platform.Folding;
import org.tremplin.web.Form;

/** Steps toward work, counted: no names. */
@Named
@RequestScoped
public class EmploymentPage {
    public static class Fields implements Form {
        public LocalDate from;
        public LocalDate to;
        public List<EmploymentCount> result;
    }

    /** The same order for all readers, with the total last: an order by count would reveal hidden counts. */
    private static final Comparator<EmploymentCount> BY_NAME = Comparator.comparing(EmploymentCount::total)
            .thenComparing(count -> Folding.fold(count.title()))
            .thenComparing(count -> Folding.fold(count.employer()))
            .thenComparing(count -> Folding.fold(count.contract()));

    @Inject
    private EmploymentReports work;

    @Inject
    private Houses houses;

    private final Fields form = new Fields();

    public void load() {
        int year = houses.today().getYear();
        form.from = form.from == null ? LocalDate.of(year, 1, 1) : form.from;
        form.to = form.to == null ? LocalDate.of(year, 12, 31) : form.to;
        form.result = work.counts(form.from, form.to).stream().sorted(BY_NAME).toList();
    }

    /** Whether any count is hidden from this reader. */
    public boolean isMasked() {
        return form.result.stream().anyMatch(count -> count.people() == null);
    }

    public Fields getForm() {
        return form;
    }
}
