package org.tremplin.progress.certificates;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.platform.Missing;

/** Where the code of a certificate leads: what the paper said when it was issued, and whether it holds. For everybody. */
@Named
@RequestScoped
public class CertificatePage {
    @Inject
    private IssuedCertificates issued;

    @Inject
    private ExternalContext external;

    private String code;
    private CertificateView view;

    /** Without a certificate for a code that nobody was given: that is an answer, not a mistake. */
    public void load() {
        external.setResponseHeader("Referrer-Policy", "no-referrer");
        try {
            view = issued.verify(code);
        } catch (Missing unknown) {
            view = null;
        }
    }

    public CertificateView getView() {
        return view;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
