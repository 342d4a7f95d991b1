package org.tremplin.platform;

import java.io.Serializable;

/** A choice in a form: what is stored and what is read. */
public record Choice(Serializable value, String label) implements Serializable {}
