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
import org.tremplin.web.Form;

/** What people did for one funder's programme: the same records as the CSV and the API. */
@Named
@RequestScoped
public class ProgrammePage {
    public static class Fields implements Form {
        public long programme;
        public LocalDate from;
        public LocalDate to;

        /** Null when there is no programme yet. */
        public ProgrammeHours result;
    }

    @Inject
    private Me me;

    @Inject
    private Targets targets;

    @Inject
    private CountingRules rules;

    @Inject
    private Houses houses;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.FOLLOW_TARGETS);
        int year = houses.today().getYear();
        form.from = form.from == null ? LocalDate.of(year, 1, 1) : form.from;
        form.to = form.to == null ? LocalDate.of(year, 12, 31) : form.to;
        if (form.programme == 0 && !rules.all().isEmpty()) {
            form.programme = rules.all().get(0).id();
        }
        form.result = form.programme == 0 ? null : targets.ofProgramme(form.programme, form.from, form.to);
    }

    public List<ProgrammeRule> getProgrammes() {
        return rules.all();
    }

    public Fields getForm() {
        return form;
    }
}
