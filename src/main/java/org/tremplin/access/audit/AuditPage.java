package org.tremplin.access.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.tremplin.access.AuditRow;
import org.tremplin.access.Ui;
import org.tremplin.web.Listing;

/** Who did what to whom; its state is its URL. */
@Named
@RequestScoped
public class AuditPage {
    @Inject
    private Audits audits;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    @Inject
    private Ui ui;

    private Listing<AuditRow> listing;
    private AuditSentences sentences;

    public void load() {
        listing = new Listing<>(parameters, "who", "what", "subject");
        listing.show(
                audits.list(listing.filter("who"), listing.filter("what"), listing.filter("subject"), listing.slice()));
        sentences = new AuditSentences(ui.texts(), audits.names(AuditSentences.ids(listing.getRows())));
    }

    public List<AuditSentences.Part> sentence(AuditRow row) {
        return sentences.of(row);
    }

    public Listing<AuditRow> getListing() {
        return listing;
    }
}
