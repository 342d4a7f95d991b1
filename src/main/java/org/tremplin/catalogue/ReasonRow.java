package org.tremplin.catalogue;

import java.io.Serializable;

/** A reason of absence. @param retired no longer offered; marks keep it */
public record ReasonRow(long id, String title, boolean justified, boolean retired) implements Serializable {}
