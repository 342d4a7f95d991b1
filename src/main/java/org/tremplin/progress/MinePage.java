package org.tremplin.progress;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The learner's page. */
@Named
@RequestScoped
public class MinePage {
    @Inject
    private Progresses progresses;

    private MyProgress view;

    public void load() {
        view = progresses.mine();
    }

    public MyProgress getView() {
        return view;
    }
}
