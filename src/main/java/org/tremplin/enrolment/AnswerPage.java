package org.tremplin.enrolment;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.platform.Missing;

/** Where the link of an offered place leads: yes or no, without an account. For whoever has the link. */
@Named
@RequestScoped
public class AnswerPage {
    @Inject
    private OfferedPlaces offered;

    @Inject
    private ExternalContext external;

    private String code;
    private OfferedPlace place;
    private String answered;

    /** Before the form is read: whether there is one depends on the place. Without a place for a link that is over. */
    @PostConstruct
    void look() {
        code = external.getRequestParameterMap().get("code");
        try {
            place = offered.asked(code);
        } catch (Missing over) {
            place = null;
        }
    }

    public void load() {
        // not no-referrer: the answer would come from the origin "null", and be refused
        external.setResponseHeader("Referrer-Policy", "same-origin");
    }

    public void answer(boolean yes) {
        offered.answer(code, yes);
        place = null;
        answered = yes ? "yes" : "no";
    }

    public OfferedPlace getPlace() {
        return place;
    }

    /** "yes", "no", or null before the answer. */
    public String getAnswered() {
        return answered;
    }

    public String getCode() {
        return code;
    }
}
