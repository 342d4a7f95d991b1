package org.tremplin.transfer;

/** What somebody said yes to, after they were shown it. */
public enum Consent {
    /** Codes of the files belong to other people here, whose names and birth dates they replace. */
    IDENTITIES,
    /** Values that are possible, and seldom meant. */
    DOUBTS
}
