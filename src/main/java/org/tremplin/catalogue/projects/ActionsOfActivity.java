package org.tremplin.catalogue.projects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The part of an activity's page that lists its solidarity actions, for readers of figures. */
@Named
@RequestScoped
public class ActionsOfActivity {
    @Inject
    private SolidarityActions actions;

    private List<ActionRow> rows;

    public List<ActionRow> of(long activity) {
        if (rows == null) {
            rows = actions.of(activity);
        }
        return rows;
    }
}
