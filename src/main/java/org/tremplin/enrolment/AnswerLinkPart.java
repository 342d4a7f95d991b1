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

/** A link by which somebody answers the place that is offered to them, and the words to send it with. */
@Named
@ViewScoped
public class AnswerLinkPart implements Serializable {
    public static class Fields implements Form {
        /** Who was just given a link that answers, and what it says. */
        public EnrolmentRow asked;

        public String link;

        /** Whether who is asked agreed to get messages; a call needs no agreement. */
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

    /** Makes a link for somebody to answer by themself, and the words that go with it, in their language. */
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

    /** Opens the telephone's own messages with the words in. */
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
