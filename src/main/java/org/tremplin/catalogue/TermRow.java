package org.tremplin.catalogue;

import java.io.Serializable;

/** One term in its list. @param code its name in import files @param used by how many activities */
public record TermRow(TermForm form, String code, long used, boolean retired) implements Serializable {}
