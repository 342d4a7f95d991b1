package org.tremplin.access;

import org.tremplin.platform.Refusal;

/** Why access says no. */
enum AccessRefusal implements Refusal {
    /** Unknown login, wrong password or closed account: one answer for all, so that nothing can be learned. */
    WRONG_LOGIN_OR_PASSWORD,
    TOO_MANY_TRIES,
    LOGIN_TAKEN,
    NO_ROLE,
    LEARNER_WITHOUT_PERSON,
    PASSWORD_TOO_SHORT,
    PASSWORD_IS_LOGIN,
    WRONG_CURRENT_PASSWORD,
    TOKEN_EXPIRY_OUT_OF_RANGE,
    FIRST_RUN_IS_OVER,
    LAST_ADMINISTRATOR,
    ACCOUNT_OF_COLLEAGUE,
    PERSON_HAS_ACCOUNT,
    SITE_NAME_TAKEN,
    OTHER_ORIGIN,
    CSRF_TOKEN_MISSING
}
