package org.tremplin.progress.funding;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a target's file holds beside hours.
 *
 * @param contractOn when the person signed with the funder or its bureau
 * @param waiver why nothing is required any more (half-time work, health …), in its effect; null = it is
 * @param waivedOn since when; with a waiver only
 * @param proof where the paper is that shows the contract or the waiver
 */
public record SchemeFile(
        long target, long version, LocalDate contractOn, String waiver, LocalDate waivedOn, String proof)
        implements Serializable {}
