package org.tremplin.people;

import org.tremplin.platform.Refusal;

/** Why people say no. */
public enum PersonRefusal implements Refusal {
    NAME_MISSING,
    NOT_LATIN,
    ROLE_MISSING,
    CODE_TAKEN,
    PHONE_NOT_VALID,
    MERGE_WITH_ITSELF,
    MERGE_UNDONE,
    MERGE_NOT_LAST,
    MERGE_OVERTAKEN,
    TWO_ACCOUNTS,
    ERASE_ONESELF,
    NOT_THE_CODE,
    KEEP_REASON_MISSING,
    IMPORT_UNDONE,
    IMPORT_NOT_LAST,
    CONSENT_LANGUAGE,
    CONSENT_FRENCH,
    SAME_PERSON,
    TOO_MANY_LANGUAGES,
    PHOTO_WITHOUT_CONSENT,
    PHOTO_NOT_AN_IMAGE
}
