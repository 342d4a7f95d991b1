package org.tremplin.platform;

import java.io.Serializable;

/** A choice in a form: the stored value and the label shown. */
public record Choice(Serializable value, String label) implements Serializable {}
