package org.tremplin.catalogue;

import java.io.Serializable;
import java.util.List;
import org.tremplin.platform.Choice;

/** The programmes, and the axes of programmes, that an activity counts for. */
public record CountsFor(List<Choice> programmes, List<Choice> axes) implements Serializable {}
