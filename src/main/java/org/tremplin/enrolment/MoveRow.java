package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;

/** One line of the history of a person's enrolments. @param by the name of the account, null for the server itself */
public record MoveRow(String group, Enrolment.Status to, Enrolment.EndReason reason, Instant movedAt, String by)
        implements Serializable {}
