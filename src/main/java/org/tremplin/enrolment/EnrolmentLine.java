package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.LocalDate;

/** An enrolment as an import has it, checked already; person and group are ids. The pair is the key. */
public record EnrolmentLine(long person, long group, LocalDate date, Enrolment.Status status) implements Serializable {}
