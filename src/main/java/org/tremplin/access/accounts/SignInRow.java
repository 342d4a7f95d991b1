package org.tremplin.access.accounts;

import java.io.Serializable;
import java.time.Instant;

/**
 * An open sign-in. @param device "Firefox, Android" @param place the approximate origin: "81.246.…" @param current
 * whether it is this one
 */
public record SignInRow(long id, String device, String place, Instant since, Instant seen, boolean current)
        implements Serializable {}
