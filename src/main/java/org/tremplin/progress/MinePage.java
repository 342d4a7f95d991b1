package org.tremplin.progress;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Ui;
import org.tremplin.enrolment.MyOffer;
import org.tremplin.enrolment.OfferedPlaces;
import org.tremplin.enrolment.inbox.Inbox;
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

    @Inject
    private Ui ui;

    private List<MyOffer> offers;
    private String answered;
    private MyWay way;
    private List<CertificateView> certificates;
    private List<TargetRow> targets;

    /** Three statements for most learners, more for those who have offers, certificates, targets or new notices. */
    public void load(Inbox inbox) {
        read();
        if (way.notices()) {
            inbox.load();
        }
    }

    private void read() {
        way = progresses.mine();
        certificates = way.certificates() ? papers.mine() : List.of();
        targets = way.targets() ? goals.mine() : List.of();
    }

    /** Accepts or declines an offered place. */
    public void answer(MyOffer offer, boolean yes) {
        offered.answerMine(offer.enrolment(), yes);
        offers = null;
        answered = yes ? "yes" : "no";
        read();
    }

    /** "yes", "no", or null before an answer. */
    public String getAnswered() {
        return answered;
    }

    /**
     * The places reserved for the learner. When one is answered, loaded before {@code load()}: the page's buttons depend
     * on them.
     */
    public List<MyOffer> getOffers() {
        if (offers == null) {
            offers = way == null || way.offers() ? offered.mine() : List.of();
        }
        return offers;
    }

    /** The values for the page's slots. */
    public Map<String, Object> getSlots() {
        return new MineSlots(ui).of(getView(), certificates, targets);
    }

    /** Loaded on demand after a refused answer, which is shown on the same page. */
    public MyProgress getView() {
        if (way == null) {
            read();
        }
        return way.progress();
    }
}
