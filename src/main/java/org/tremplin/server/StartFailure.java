package org.tremplin.server;

/** The start cannot continue, for a reason that the operator can act on: shown as one sentence. */
class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFailure(String sentence) {
        super(sentence);
    }

    StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
