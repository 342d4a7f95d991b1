package org.tremplin.progress.funding;

import java.io.Serializable;
import org.tremplin.catalogue.CountingRule.Count;
import org.tremplin.catalogue.ProgrammeRule;

/** A target, what has counted for it until today or the end of a report's period, and whether that is enough. */
public record TargetRow(TargetForm form, ProgrammeRule programme, Count count, Pace pace) implements Serializable {}
