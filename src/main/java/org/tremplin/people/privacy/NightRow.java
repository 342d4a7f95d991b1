package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.LocalDate;

/** What a nightly round deleted. @param table the end of its key in the texts; null = nothing */
public record NightRow(LocalDate day, String table, long rows) implements Serializable {}
