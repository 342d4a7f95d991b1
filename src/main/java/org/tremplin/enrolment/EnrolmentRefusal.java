package org.tremplin.enrolment;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why an enrolment is refused. */
public enum EnrolmentRefusal implements Refusal {
    GROUP_FULL,

    @About("capacity")
    CAPACITY_BELOW_PLACES,

    ALREADY_ENROLLED,
    MOVE_NOT_ALLOWED,
    REASON_MISSING,
    NOTHING_TO_UNDO,
    OFFER_OVER,
    SAME_GROUP,

    @About("choices")
    CHOICES_MISSING,

    @About("exception")
    NOT_ADMITTED,

    RULE_INCOMPLETE,
    RULE_TWICE,

    @About("partner")
    PARTNER_MISSING,

    NOT_WAITING,

    @About("phone")
    SIGN_UP_PHONE,

    SIGN_UP_TICKET,
    SIGN_UP_TOO_MANY
}
