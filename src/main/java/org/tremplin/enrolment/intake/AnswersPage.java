package org.tremplin.enrolment.intake;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.web.Form;

/** Counts of interview answers: needs, childcare, transport, how people heard of the association. */
@Named
@RequestScoped
public class AnswersPage {
    public static class Fields implements Form {
        public LocalDate from;
        public LocalDate to;
        public List<AnswerCount> counts;
    }

    @Inject
    private Intakes intakes;

    @Inject
    private Houses houses;

    private final Fields form = new Fields();

    public void load() {
        int year = houses.today().getYear();
        form.from = form.from == null ? LocalDate.of(year, 1, 1) : form.from;
        form.to = form.to == null ? LocalDate.of(year, 12, 31) : form.to;
        form.counts = intakes.answers(form.from, form.to);
    }

    public Fields getForm() {
        return form;
    }
}
