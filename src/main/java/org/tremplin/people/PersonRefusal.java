package org.tremplin.people;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** The reasons for which people refuses something. */
public enum PersonRefusal implements Refusal {
    @About("given")
    NAME_MISSING,

    @About("latin")
    NOT_LATIN,

    ROLE_MISSING,

    @About(value = "code", key = "person_code_once")
    CODE_TAKEN,

    @About({"phone", "emergencyPhone"})
    PHONE_NOT_VALID,

    MERGE_WITH_ITSELF,
    MERGE_UNDONE,
    MERGE_NOT_LAST,
    MERGE_OVERTAKEN,
    TWO_ACCOUNTS,
    ERASE_ONESELF,

    @About("code")
    NOT_THE_CODE,

    @About("reason")
    KEEP_REASON_MISSING,

    IMPORT_UNDONE,
    IMPORT_NOT_LAST,
    CONSENT_LANGUAGE,
    CONSENT_FRENCH,
    SAME_PERSON,
    TOO_MANY_LANGUAGES,
    PHOTO_WITHOUT_CONSENT,

    @About("file")
    PHOTO_NOT_AN_IMAGE
}
