package org.tremplin.catalogue;

import java.io.Serializable;

/** An activity for those who refer to it. @param usuallyOpen its groups take whoever comes, unless said otherwise */
public record ActivityKey(long id, boolean usuallyOpen) implements Serializable {}
