package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;

/** There are more sessions than before. @param days on which they are */
public record SessionsPlanned(Set<LocalDate> days) implements Serializable {}
