package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/** Event: new sessions were planned. @param days their days */
public record SessionsPlanned(Set<LocalDate> days) implements Serializable {}
