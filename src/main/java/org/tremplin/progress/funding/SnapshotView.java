package org.tremplin.progress.funding;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/** What was asked and answered that day, in the wording of that day. */
public record SnapshotView(FunderSnapshot.Moment moment, LocalDate date, List<Said> answers) implements Serializable {
    /** A question and its answer. */
    public record Said(String question, String answer) implements Serializable {}
}
