package org.tremplin.reporting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.ProgrammeRule;
import org.tremplin.progress.funding.ProgrammeHours;
import org.tremplin.progress.funding.Targets;

/** What people did for one funder's programme: the same records as the CSV and the API. */
@Named
@RequestScoped
public class ProgrammePage {
    @Inject
    private Me me;

    @Inject
    private Targets targets;

    @Inject
    private CountingRules rules;

    @Inject
    private Houses houses;

    private long programme;
    private LocalDate from;
    private LocalDate to;
    private ProgrammeHours result;

    public void load() {
        me.mustHave(Permission.FOLLOW_TARGETS);
        int year = houses.today().getYear();
        from = from == null ? LocalDate.of(year, 1, 1) : from;
        to = to == null ? LocalDate.of(year, 12, 31) : to;
        if (programme == 0 && !rules.all().isEmpty()) {
            programme = rules.all().get(0).id();
        }
        result = programme == 0 ? null : targets.ofProgramme(programme, from, to);
    }

    public List<ProgrammeRule> getProgrammes() {
        return rules.all();
    }

    /** Null when there is no programme yet. */
    public ProgrammeHours getResult() {
        return result;
    }

    public long getProgramme() {
        return programme;
    }

    public void setProgramme(long programme) {
        this.programme = programme;
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
