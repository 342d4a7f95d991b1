package org.tremplin.progress;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.tremplin.enrolment.MyOffer;
import org.tremplin.enrolment.OfferedPlaces;
import org.tremplin.progress.certificates.CertificateView;
import org.tremplin.progress.certificates.IssuedCertificates;
import org.tremplin.progress.funding.TargetRow;
import org.tremplin.progress.funding.Targets;

/** The learner's page. */
@Named
@RequestScoped
public class MinePage {
    @Inject
    private Progresses progresses;

    @Inject
    private IssuedCertificates papers;

    @Inject
    private Targets goals;

    @Inject
    private OfferedPlaces offered;

    private List<MyOffer> offers;
    private String answered;
    private MyProgress view;
    private List<CertificateView> certificates;
    private List<TargetRow> targets;

    public void load() {
        view = progresses.mine();
        certificates = papers.mine();
        targets = goals.mine();
    }

    /** Accepts or declines an offered place. */
    public void answer(MyOffer offer, boolean yes) {
        offered.answerMine(offer.enrolment(), yes);
        offers = null;
        answered = yes ? "yes" : "no";
        load();
    }

    /** "yes", "no", or null before an answer. */
    public String getAnswered() {
        return answered;
    }

    /**
     * The places reserved for the learner. Loaded on demand, before {@code load()}: the page's buttons depend on them.
     */
    public List<MyOffer> getOffers() {
        if (offers == null) {
            offers = offered.mine();
        }
        return offers;
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
