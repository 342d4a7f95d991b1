package org.tremplin.enrolment;

import java.io.Serializable;

/** A reason for priority on waiting lists. */
public record PriorityRow(long id, long version, String title) implements Serializable {}
