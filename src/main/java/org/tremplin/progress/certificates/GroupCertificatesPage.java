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

/** Certificates of attendance of a whole group: chosen, issued and printed together. */
@Named
@ViewScoped
public class GroupCertificatesPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Groups groups;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Certificates certificates;

    private long group;
    private LocalDate from;
    private LocalDate to;
    private GroupView view;
    private List<CertificateDraft> drafts;
    private List<Long> chosen;
    private List<Long> issued = List.of();

    public void load() {
        me.mustHave(Permission.CERTIFY);
        view = groups.facts(group);
        LocalDate today = houses.today();
        from = from == null ? view.form().startsOn() : from;
        if (to == null) {
            to = view.form().endsOn().isBefore(today) ? view.form().endsOn() : today;
            to = to.isBefore(from) ? from : to;
        }
        drafts = List.of();
        chosen = List.of();
        drafts = certificates.draftsOfGroup(group, from, to);
        chosen = drafts.stream()
                .filter(d -> d.minutes() > 0)
                .map(CertificateDraft::person)
                .toList();
    }

    public void issue() {
        issued = certificates.issueForGroup(group, new HashSet<>(chosen), from, to);
        drafts = certificates.draftsOfGroup(group, from, to);
    }

    /** The query of the address where what was issued is printed. */
    public String getPrint() {
        return issued.stream().map(id -> "id=" + id).collect(Collectors.joining("&"));
    }

    public List<Long> getIssued() {
        return issued;
    }

    /** Whose names the papers could not write whole. */
    public List<CertificateDraft> getLost() {
        return drafts.stream().filter(CertificateDraft::lost).toList();
    }

    public List<CertificateDraft> getDrafts() {
        return drafts;
    }

    public List<Long> getChosen() {
        return chosen;
    }

    public void setChosen(List<Long> chosen) {
        this.chosen = chosen;
    }

    public GroupView getView() {
        return view;
    }

    public long getGroup() {
        return group;
    }

    public void setGroup(long group) {
        this.group = group;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }
}
