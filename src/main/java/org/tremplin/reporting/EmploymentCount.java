package org.tremplin.reporting;

import java.io.Serializable;

/** Different people with a step of this kind, employer and contract that begins in the period. */
public record EmploymentCount(String kind, String title, String employer, String contract, long people)
        implements Serializable {}
