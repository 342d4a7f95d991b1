package org.tremplin.people;

import java.io.Serializable;

/** A person as an import has it, checked already. {@code details.site} is ignored. */
public record PersonLine(String code, PersonDetails details) implements Serializable {}
