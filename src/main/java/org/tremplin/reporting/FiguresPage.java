package org.tremplin.reporting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.tremplin.access.Houses;
import org.tremplin.web.Form;

/** The figures page: the same records as the CSV and the API. */
@Named
@RequestScoped
public class FiguresPage {
    public static class Fields implements Form {
        public LocalDate from;
        public LocalDate to;
        public Figures result;
    }

    @Inject
    private Reports reports;

    @Inject
    private Houses houses;

    private final Fields form = new Fields();

    public void load() {
        int year = houses.today().getYear();
        form.from = form.from == null ? LocalDate.of(year, 1, 1) : form.from;
        form.to = form.to == null ? LocalDate.of(year, 12, 31) : form.to;
        form.result = reports.figures(form.from, form.to);
    }

    public Fields getForm() {
        return form;
    }
}
