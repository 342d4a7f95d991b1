package org.tremplin.catalogue;

import java.io.Serializable;

/** Event: one of the association's own lists changed. */
public record TermsChanged(Terms.Kind kind) implements Serializable {}
