package org.tremplin.enrolment.inbox;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** The sign-ups to call back. */
@Named
@ViewScoped
public class SignUpsPage implements Serializable {
    @Inject
    private transient SignUps service;

    @Inject
    private transient ExternalContext external;

    private List<SignUpRow> rows;

    public void load() {
        rows = service.waiting();
    }

    /** Makes a file and opens the first interview. */
    public void accept(SignUpRow row) throws IOException {
        external.redirect("/enrolment/intake?person=" + service.accept(row.id(), row.version()));
    }

    public void dismiss(SignUpRow row) {
        service.dismiss(row.id(), row.version());
        load();
    }

    public List<SignUpRow> getRows() {
        return rows;
    }
}
