package org.tremplin.enrolment.intake;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;

/** What people said in their interviews: needs, childcare, transport, how they came. */
@Named
@RequestScoped
public class AnswersPage {
    @Inject
    private Intakes intakes;

    @Inject
    private Houses houses;

    private LocalDate from;
    private LocalDate to;
    private List<AnswerCount> counts;

    public void load() {
        int year = houses.today().getYear();
        from = from == null ? LocalDate.of(year, 1, 1) : from;
        to = to == null ? LocalDate.of(year, 12, 31) : to;
        counts = intakes.answers(from, to);
    }

    public List<AnswerCount> getCounts() {
        return counts;
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
