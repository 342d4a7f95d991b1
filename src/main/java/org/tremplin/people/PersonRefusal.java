package org.tremplin.people;

import org.tremplin.platform.Refusal;

/** Why people say no. */
enum PersonRefusal implements Refusal {
    NAME_MISSING,
    PHONE_NOT_VALID
}
