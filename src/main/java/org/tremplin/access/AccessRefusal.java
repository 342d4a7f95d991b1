package org.tremplin.access;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** The reasons for which access refuses something. */
public enum AccessRefusal implements Refusal {
    /** Unknown login, wrong password or closed account: one answer for all, so that it reveals nothing. */
    WRONG_LOGIN_OR_PASSWORD,
    TOO_MANY_TRIES,

    @About(value = "login", key = "account_login_once")
    LOGIN_TAKEN,

    NO_ROLE,
    LEARNER_WITHOUT_PERSON,

    @About({"next", "password"})
    PASSWORD_TOO_SHORT,

    /** Among the passwords that attackers try first, or built from a name that everybody knows. */
    @About({"next", "password"})
    PASSWORD_IS_COMMON,

    @About("next")
    PASSWORD_IS_THE_SAME,

    /** Somebody else chose it, so it has to be changed. */
    PASSWORD_MUST_CHANGE,

    @About({"current", "own", "password"})
    WRONG_CURRENT_PASSWORD,

    @About("days")
    TOKEN_EXPIRY_OUT_OF_RANGE,

    FIRST_RUN_IS_OVER,
    LAST_ADMINISTRATOR,
    /** A manager limited to some sites must name the sites of an account. */
    SITE_MISSING,
    /** Nobody may lift a limit of their own. */
    OWN_SITES,
    ACCOUNT_OF_COLLEAGUE,

    @About(key = "account_person_once")
    PERSON_HAS_ACCOUNT,

    @About(value = "site", key = "site_name_once")
    SITE_NAME_TAKEN,

    OTHER_ORIGIN,
    CSRF_TOKEN_MISSING
}
