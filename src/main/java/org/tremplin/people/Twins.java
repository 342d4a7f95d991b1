package org.tremplin.people;

import java.io.Serializable;
import java.util.Set;

/** Two files that may be the same person. */
public record Twins(Resemblance one, Resemblance other, Set<Resemblance.Why> why) implements Serializable {}
