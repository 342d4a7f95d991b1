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

    private MyProgress view;
    private List<CertificateView> certificates;

    public void load() {
        view = progresses.mine();
        certificates = papers.mine();
    }

    public List<CertificateView> getCertificates() {
        return certificates;
    }

    public MyProgress getView() {
        return view;
    }
}
