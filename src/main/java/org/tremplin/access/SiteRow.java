package org.tremplin.access;

import java.io.Serializable;

/** A site. @param address where people find it, null when unknown */
public record SiteRow(long id, String name, String address) implements Serializable {}
