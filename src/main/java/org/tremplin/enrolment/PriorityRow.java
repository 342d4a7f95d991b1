package org.tremplin.enrolment;

import java.io.Serializable;

/** A reason to let somebody go before. */
public record PriorityRow(long id, long version, String title) implements Serializable {}
