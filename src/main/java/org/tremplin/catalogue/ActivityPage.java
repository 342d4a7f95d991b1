package org.tremplin.catalogue;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.tremplin.access.Ui;

/** One activity: its details, copying it, taking it out of the offer and back. */
@Named
@ViewScoped
public class ActivityPage implements Serializable {
    @Inject
    private transient Catalogue catalogue;

    @Inject
    private transient Ui ui;

    @Inject
    private transient ExternalContext external;

    private long activity;
    private ActivityFacts view;
    private CountsFor counts;

    public void load() {
        view = catalogue.facts(activity);
        counts = catalogue.countsFor(activity);
    }

    public void copy() throws IOException {
        long made = catalogue.copy(activity, ui.texts().format("catalogue.activity.copy-title", view.form().title));
        external.redirect("/catalogue/activity-edit?activity=" + made);
    }

    public void archive() throws IOException {
        catalogue.archive(activity, view.form().version);
        reload();
    }

    public void bringBack() throws IOException {
        catalogue.bringBack(activity, view.form().version);
        reload();
    }

    private void reload() throws IOException {
        external.redirect("/catalogue/activity?activity=" + activity);
    }

    public CountsFor getCounts() {
        return counts;
    }

    public ActivityFacts getView() {
        return view;
    }

    public long getActivity() {
        return activity;
    }

    public void setActivity(long activity) {
        this.activity = activity;
    }
}
