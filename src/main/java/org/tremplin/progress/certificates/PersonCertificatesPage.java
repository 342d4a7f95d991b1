package org.tremplin.progress.certificates;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;

/** One person's certificates: issued in one press, printed again, cancelled with a reason. */
@Named
@ViewScoped
public class PersonCertificatesPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Certificates certificates;

    private long person;

    @NotNull
    private LocalDate from;

    @NotNull
    private LocalDate to;

    private CertificateDraft draft;
    private List<CertificateView> issued;
    private long fresh;
    private CertificateView toCancel;

    @Size(max = 200)
    private String reason;

    public void load() {
        me.mustHave(Permission.CERTIFY);
        to = houses.today();
        from = to.withDayOfYear(1);
        read();
    }

    private void read() {
        draft = certificates.draftOfPerson(person, from, to);
        issued = certificates.ofPerson(person);
    }

    /** Shows what the period would say. */
    public void show() {
        read();
    }

    public void issue() {
        fresh = certificates.issueForPerson(person, from, to);
        read();
    }

    public void issueOfEnrolment() {
        fresh = certificates.issueOfEnrolment(person);
        issued = certificates.ofPerson(person);
    }

    /** Starts to cancel one: its reason is asked. */
    public void ask(CertificateView certificate) {
        toCancel = certificate;
        reason = null;
    }

    public void cancel() {
        certificates.cancel(toCancel.id(), toCancel.version(), reason);
        toCancel = null;
        issued = certificates.ofPerson(person);
    }

    public CertificateDraft getDraft() {
        return draft;
    }

    public List<CertificateView> getIssued() {
        return issued;
    }

    /** The certificate that was asked for just now; 0 for none. */
    public long getFresh() {
        return fresh;
    }

    public CertificateView getToCancel() {
        return toCancel;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
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

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
