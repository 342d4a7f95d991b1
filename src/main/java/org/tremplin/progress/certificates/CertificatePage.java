package org.tremplin.progress.certificates;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.platform.Missing;

/**
 * The page that a certificate's code opens, for everybody: what it said when it was issued, and whether it is valid.
 */
@Named
@RequestScoped
public class CertificatePage {
    @Inject
    private IssuedCertificates issued;

    @Inject
    private ExternalContext external;

    private String code;
    private CertificateView view;

    /** Loads no certificate if the code is unknown; the page says so, and it is not an error. */
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
