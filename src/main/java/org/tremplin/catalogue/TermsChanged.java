package org.tremplin.catalogue;

import java.io.Serializable;

/** One of the association's own lists is not what it was. */
public record TermsChanged(Terms.Kind kind) implements Serializable {}
