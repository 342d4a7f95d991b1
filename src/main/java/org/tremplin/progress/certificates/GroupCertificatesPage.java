package org.tremplin.progress.certificates;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.planning.GroupView;
import org.tremplin.planning.Groups;
import org.tremplin.web.Form;

/** Certificates of attendance for a whole group: chosen, issued and printed together. */
@Named
@ViewScoped
public class GroupCertificatesPage implements Serializable {
    public static class Fields implements Form {
        public long group;
        public LocalDate from;
        public LocalDate to;
        public List<CertificateDraft> drafts;
        public List<Long> chosen;
        public List<Long> issued = List.of();
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Certificates certificates;

    private final Fields form = new Fields();
    private GroupView view;

    public void load() {
        me.mustHave(Permission.CERTIFY);
        view = groups.facts(form.group);
        LocalDate today = houses.today();
        form.from = form.from == null ? view.form().startsOn : form.from;
        if (form.to == null) {
            form.to = view.form().endsOn.isBefore(today) ? view.form().endsOn : today;
            form.to = form.to.isBefore(form.from) ? form.from : form.to;
        }
        form.drafts = List.of();
        form.chosen = List.of();
        form.drafts = certificates.draftsOfGroup(form.group, form.from, form.to);
        form.chosen = form.drafts.stream()
                .filter(d -> d.minutes() > 0)
                .map(CertificateDraft::person)
                .toList();
    }

    public void issue() {
        form.issued = certificates.issueForGroup(form.group, new HashSet<>(form.chosen), form.from, form.to);
        form.drafts = certificates.draftsOfGroup(form.group, form.from, form.to);
    }

    /** The query string for printing the issued certificates. */
    public String getPrint() {
        return form.issued.stream().map(id -> "id=" + id).collect(Collectors.joining("&"));
    }

    /** The people whose names the PDF fonts cannot write in full. */
    public List<CertificateDraft> getLost() {
        return form.drafts.stream().filter(CertificateDraft::lost).toList();
    }

    public GroupView getView() {
        return view;
    }

    public Fields getForm() {
        return form;
    }
}
