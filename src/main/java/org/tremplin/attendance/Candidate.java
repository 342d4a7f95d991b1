package org.tremplin.attendance;

import java.io.Serializable;

/** Somebody who may be added to a roll-call. */
public record Candidate(long person, String name, String code) implements Serializable {}
