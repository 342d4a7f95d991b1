package org.tremplin.access.accounts;

import java.io.Serializable;
import java.time.Instant;

/** A sign-in that is open. @param device "Firefox, Android" @param place about where: "81.246.…" @param current this one */
public record SignInRow(long id, String device, String place, Instant since, Instant seen, boolean current)
        implements Serializable {}
