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
import org.tremplin.web.Form;

/** One person's certificates: issued with one click, reprinted, cancelled with a reason. */
@Named
@ViewScoped
public class PersonCertificatesPage implements Serializable {
    public static class Fields implements Form {
        public long person;

        @NotNull
        public LocalDate from;

        @NotNull
        public LocalDate to;

        public CertificateDraft draft;
        public List<CertificateView> issued;

        /** The certificate just issued; 0 for none. */
        public long fresh;

        public CertificateView toCancel;

        @Size(max = 200)
        public String reason;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Houses houses;

    @Inject
    private transient Certificates certificates;

    @Inject
    private transient IssuedCertificates issued;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.CERTIFY);
        form.to = houses.today();
        form.from = form.to.withDayOfYear(1);
        read();
    }

    private void read() {
        form.draft = certificates.draftOfPerson(form.person, form.from, form.to);
        form.issued = issued.ofPerson(form.person);
    }

    /** Shows the draft for the period. */
    public void show() {
        read();
    }

    public void issue() {
        form.fresh = certificates.issueForPerson(form.person, form.from, form.to);
        read();
    }

    public void issueOfEnrolment() {
        form.fresh = certificates.issueOfEnrolment(form.person);
        form.issued = issued.ofPerson(form.person);
    }

    /** Asks for the reason before cancelling a certificate. */
    public void ask(CertificateView certificate) {
        form.toCancel = certificate;
        form.reason = null;
    }

    public void cancel() {
        certificates.cancel(form.toCancel.id(), form.toCancel.version(), form.reason);
        form.toCancel = null;
        form.issued = issued.ofPerson(form.person);
    }

    public Fields getForm() {
        return form;
    }
}
