package org.tremplin.platform;

import java.io.Serializable;
import java.util.List;

/** One page of a list, and the number of rows in the whole list. */
public record Found<T>(List<T> rows, long total) implements Serializable {}
