package org.tremplin.catalogue;

import java.io.Serializable;

/**
 * An activity as others refer to it. @param usuallyOpen whether its groups are open to anybody who comes, unless set
 * otherwise
 */
public record ActivityKey(long id, boolean usuallyOpen) implements Serializable {}
