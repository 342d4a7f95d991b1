package org.tremplin.people.privacy;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Records that a file was closed or erased; not whose.
 *
 * @param by null for the nightly round
 * @param proofUntil until when it is closed; null = erased
 * @param rows how many rows of the database were changed
 */
public record ErasureRow(Instant at, String by, LocalDate proofUntil, int rows) implements Serializable {}
