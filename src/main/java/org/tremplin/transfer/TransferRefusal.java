package org.tremplin.transfer;

import org.tremplin.platform.Refusal;

/** Why an import says no before it looks into the files. */
enum TransferRefusal implements Refusal {
    NO_FILE,
    FILE_TWICE,
    NOT_A_ZIP,
    TOO_LARGE,
    TOO_MANY_FILES
}
