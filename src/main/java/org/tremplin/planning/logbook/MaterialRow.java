package org.tremplin.planning.logbook;

import java.io.Serializable;

/** A file or a link in a list. @param url null for a file @param type null for a link @param bytes null for a link */
public record MaterialRow(long id, long session, String title, String url, MaterialType type, Integer bytes)
        implements Serializable {}
