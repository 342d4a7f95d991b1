package org.tremplin.transfer;

import org.tremplin.platform.Refusal;

/** Why an import is refused before its files are checked. */
public enum TransferRefusal implements Refusal {
    NO_FILE,
    NOT_A_LIST,
    NOTHING_NEW,
    LIST_GONE,
    TOO_MANY_ROWS,
    IMPORT_RUNNING,
    TOO_MANY_CELLS,
    TOO_MANY_LETTERS,
    LINE_TOO_LONG,
    UNPACKED_TOO_LARGE,
    FIELD_TWICE,
    NO_NAME_COLUMN,
    ROWS_WITH_PROBLEMS,
    FILE_TWICE,
    NOT_A_ZIP,
    TOO_LARGE,
    TOO_MANY_FILES
}
