package org.tremplin.enrolment;

import java.io.Serializable;
import java.time.Instant;

/** A place that is kept for the learner who reads this. */
public record MyOffer(long enrolment, String activity, String group, Instant until) implements Serializable {}
