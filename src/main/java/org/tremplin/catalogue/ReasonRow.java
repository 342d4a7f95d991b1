package org.tremplin.catalogue;

import java.io.Serializable;

/** A reason of absence. @param retired not offered any more; marks keep it */
public record ReasonRow(long id, String title, boolean justified, boolean retired) implements Serializable {}
