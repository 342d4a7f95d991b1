package org.tremplin.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.tremplin.people.contact.Consent;
import org.tremplin.people.contact.Consents;
import org.tremplin.platform.Language;
import org.tremplin.platform.Texts;
import org.tremplin.web.Form;
import org.tremplin.web.PublicAddress;

/** A link to answer an offered place, and the message to send it with. */
@Named
@ViewScoped
public class AnswerLinkPart implements Serializable {
    public static class Fields implements Form {
        /** The person who was just given a link, and the message. */
        public EnrolmentRow asked;

        public String link;

        /** Whether this person agreed to receive messages; a call needs no consent. */
        public boolean agreed;
    }

    @Inject
    private GroupEnrolPage page;

    @Inject
    private transient OfferedPlaces offered;

    @Inject
    private transient Consents consents;

    private final Fields form = new Fields();
    private String message;

    /** Makes a link for somebody to answer the offer, and the message for it, in their language. */
    public void ask(EnrolmentRow row) {
        String secret = offered.link(row.id(), row.version());
        OfferedPlace place = offered.asked(secret);
        form.link = PublicAddress.ours().url() + "/enrolment/answer?code=" + secret;
        message = new Texts(place.language() == null ? Language.FR : place.language())
                .format("enrolment.answer.text", place.activity(), form.link);
        form.asked = row;
        form.agreed = consents.holds(row.person(), Consent.Purpose.MESSAGES);
        page.load();
    }

    /** Opens the phone's messaging app with the message. */
    public String getSms() {
        return form.asked.phone() == null || !form.agreed
                ? null
                : "sms:" + form.asked.phone() + "?&body="
                        + URLEncoder.encode(message, StandardCharsets.UTF_8).replace("+", "%20");
    }

    void clear() {
        form.asked = null;
    }

    public Fields getForm() {
        return form;
    }
}
