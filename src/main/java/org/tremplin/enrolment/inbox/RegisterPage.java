package org.tremplin.enrolment.inbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.tremplin.access.Houses;
import org.tremplin.access.Ui;
import org.tremplin.access.accounts.Throttle;
import org.tremplin.enrolment.EnrolmentRefusal;
import org.tremplin.people.PhoneNumbers;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;
import org.tremplin.web.ClientAddress;
import org.tremplin.web.Form;

/** A short sign-up form without an account, in the reader's language. */
@Named
@RequestScoped
public class RegisterPage {
    public static class Fields implements Form {
        @NotBlank
        @Size(max = 100)
        public String givenName;

        @Size(max = 100)
        public String familyName;

        @NotBlank
        @Size(max = 30)
        public String phone;

        @Size(max = 300)
        public String wish;

        public boolean done;
    }

    @Inject
    private Houses houses;

    @Inject
    private SignUps service;

    @Inject
    private Throttle throttle;

    @Inject
    private ExternalContext external;

    @Inject
    private Ui ui;

    private final Fields form = new Fields();
    private boolean stale;

    public void load() {
        service.ticket();
        // not no-referrer: the form would be sent with the origin "null" and be refused
        external.setResponseHeader("Referrer-Policy", "same-origin");
    }

    public void ask() {
        String trap = external.getRequestParameterMap().get("website");
        if (trap != null && !trap.isEmpty()) {
            // only a machine fills in the hidden field; it is told that all went well
            form.done = true;
            return;
        }
        String number;
        try {
            number = PhoneNumbers.international(
                    form.phone.strip(), houses.house().country());
        } catch (Refused notANumber) {
            // a refusal of our own: its text exists in the reader's language, not only in the staff's languages
            throw new Refused(EnrolmentRefusal.SIGN_UP_PHONE);
        }
        if (!throttle.takeSignUp(ClientAddress.of((HttpServletRequest) external.getRequest()))) {
            throw new Refused(EnrolmentRefusal.SIGN_UP_TOO_MANY);
        }
        try {
            put(number);
        } catch (Refused refused) {
            stale = refused.refusal() == EnrolmentRefusal.SIGN_UP_TICKET;
            throw refused;
        }
        form.done = true;
    }

    private void put(String number) {
        service.ask(
                external.getRequestParameterMap().get("ticket"),
                new SignUpRow(
                        0,
                        0,
                        form.givenName.strip(),
                        form.familyName == null ? "" : form.familyName.strip(),
                        number,
                        ui.getLang(),
                        PlainText.typed(form.wish),
                        null));
    }

    /** When this form was first shown. Kept when the form is refused for another reason than its age. */
    public String getTicket() {
        String first = external.getRequestParameterMap().get("ticket");
        return first == null || stale ? service.ticket() : first;
    }

    public Fields getForm() {
        return form;
    }
}
