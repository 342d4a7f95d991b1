package org.tremplin.access;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why access says no. */
public enum AccessRefusal implements Refusal {
    /** Unknown login, wrong password or closed account: one answer for all, so that nothing can be learned. */
    WRONG_LOGIN_OR_PASSWORD,
    TOO_MANY_TRIES,

    @About(value = "login", key = "account_login_once")
    LOGIN_TAKEN,

    NO_ROLE,
    LEARNER_WITHOUT_PERSON,

    @About({"next", "password"})
    PASSWORD_TOO_SHORT,

    /** Among those that are tried first, or made of a name that everybody knows. */
    @About({"next", "password"})
    PASSWORD_IS_COMMON,

    @About("next")
    PASSWORD_IS_THE_SAME,

    /** Somebody else chose it. */
    PASSWORD_MUST_CHANGE,

    @About({"current", "own", "password"})
    WRONG_CURRENT_PASSWORD,

    @About("days")
    TOKEN_EXPIRY_OUT_OF_RANGE,

    FIRST_RUN_IS_OVER,
    LAST_ADMINISTRATOR,
    /** Of an account, by who is limited to some. */
    SITE_MISSING,
    /** Nobody frees themselves of a limit. */
    OWN_SITES,
    ACCOUNT_OF_COLLEAGUE,

    @About(key = "account_person_once")
    PERSON_HAS_ACCOUNT,

    @About(value = "site", key = "site_name_once")
    SITE_NAME_TAKEN,

    OTHER_ORIGIN,
    CSRF_TOKEN_MISSING
}
