package org.tremplin.enrolment.intake;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import org.tremplin.access.Ui;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.enrolment.demand.Demands;
import org.tremplin.platform.Refused;
import org.tremplin.web.Form;

/** Records that there is no place for somebody, and where they are sent instead. */
@Named
@ViewScoped
public class NoPlacePart implements Serializable {
    public static class Fields implements Form {
        @Size(max = 120)
        public String partner;
    }

    @Inject
    private IntakePage page;

    @Inject
    private transient Demands demands;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void refuse() {
        demands.note(page.getForm().person, null, null);
        say("enrolment.intake.refused");
    }

    public void redirect() {
        if (form.partner == null || form.partner.isBlank()) {
            throw new Refused(EnrolmentRefusal.PARTNER_MISSING);
        }
        demands.note(page.getForm().person, null, form.partner);
        form.partner = null;
        say("enrolment.intake.redirected");
    }

    private void say(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get(key)));
    }

    public Fields getForm() {
        return form;
    }
}
