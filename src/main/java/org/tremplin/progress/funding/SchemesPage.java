package org.tremplin.progress.funding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.tremplin.catalogue.CountingRules;
import org.tremplin.catalogue.ProgrammeRule;

/** Incomplete files with funders, the earliest to end first. */
@Named
@RequestScoped
public class SchemesPage {
    @Inject
    private Schemes schemes;

    @Inject
    private CountingRules rules;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private List<SchemeRow> rows;

    public void load() {
        rows = schemes.cockpit(getProgramme(), !isAll());
    }

    /** 0 for all. */
    public long getProgramme() {
        String text = parameters.get("programme");
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    /** Whether complete files are shown too. */
    public boolean isAll() {
        return parameters.containsKey("all");
    }

    public List<SchemeRow> getRows() {
        return rows;
    }

    public List<ProgrammeRule> getProgrammes() {
        return rules.all();
    }
}
