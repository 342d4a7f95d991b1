package org.tremplin.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The offer, by pole. */
@Named
@RequestScoped
public class ActivitiesPage {
    @Inject
    private Catalogue catalogue;

    private List<ActivityRow> rows;

    public void load() {
        rows = catalogue.list();
    }

    public List<ActivityRow> getRows() {
        return rows;
    }
}
