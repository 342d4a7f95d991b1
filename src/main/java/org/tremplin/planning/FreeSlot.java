package org.tremplin.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;

/** A place where a session would fit. @param room null for none */
public record FreeSlot(LocalDate date, LocalTime from, LocalTime to, Long room, String roomName)
        implements Serializable {}
