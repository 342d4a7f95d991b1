package org.tremplin.transfer;

/** What the importing user agreed to after it was shown. */
public enum Consent {
    /** Codes in the files belong to other people here, whose names and birth dates are replaced. */
    IDENTITIES,
    /** Values that are possible but unlikely. */
    DOUBTS
}
