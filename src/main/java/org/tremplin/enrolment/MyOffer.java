package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;

/** A place reserved for the signed-in learner. */
public record MyOffer(long enrolment, String activity, String group, Instant until) implements Serializable {}
