package org.tremplin.enrolment;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.platform.Missing;

/**
 * The page that the link of an offered place opens: accept or decline without an account, for anybody who has the link.
 */
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

    /**
     * Loaded before the form is read, because the form exists only with an offer. No place if the link is no longer
     * valid.
     */
    @PostConstruct
    void findPlace() {
        code = external.getRequestParameterMap().get("code");
        try {
            place = offered.asked(code);
        } catch (Missing over) {
            place = null;
        }
    }

    public void load() {
        // not no-referrer: the answer would be sent with the origin "null" and be refused
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
