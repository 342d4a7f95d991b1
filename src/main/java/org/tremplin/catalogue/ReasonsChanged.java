package org.tremplin.catalogue;

import java.io.Serializable;

/** The association's reasons of absence are not what they were. */
public record ReasonsChanged() implements Serializable {}
