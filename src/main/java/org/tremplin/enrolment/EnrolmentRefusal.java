package org.tremplin.enrolment;

import org.tremplin.platform.Refusal;

/** Why enrolment says no. */
enum EnrolmentRefusal implements Refusal {
    GROUP_FULL,
    CAPACITY_BELOW_PLACES,
    ALREADY_ENROLLED,
    MOVE_NOT_ALLOWED,
    REASON_MISSING,
    NOTHING_TO_UNDO,
    OFFER_OVER,
    SAME_GROUP,
    CHOICES_MISSING,
    LEVEL_UNKNOWN,
    NOT_ADMITTED,
    RULE_INCOMPLETE,
    RULE_TWICE,
    PARTNER_MISSING,
    NOT_WAITING,
    SIGN_UP_PHONE,
    SIGN_UP_TICKET,
    SIGN_UP_TOO_MANY
}
