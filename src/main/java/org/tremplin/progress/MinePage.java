package org.tremplin.progress;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The learner's page. */
@Named
@RequestScoped
public class MinePage {
    @Inject
    private Progresses progresses;

    @Inject
    private Certificates papers;

    @Inject
    private Targets goals;

    private MyProgress view;
    private List<CertificateView> certificates;
    private List<TargetRow> targets;

    public void load() {
        view = progresses.mine();
        certificates = papers.mine();
        targets = goals.mine();
    }

    public List<TargetRow> getTargets() {
        return targets;
    }

    public List<CertificateView> getCertificates() {
        return certificates;
    }

    public MyProgress getView() {
        return view;
    }
}
