package org.tremplin.platform;

import java.io.Serializable;
import java.util.List;

/** A page of a list and how many rows there are in all. */
public record Found<T>(List<T> rows, long total) implements Serializable {}
