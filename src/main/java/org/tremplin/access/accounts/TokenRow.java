package org.tremplin.access.accounts;

import java.io.Serializable;
import java.time.Instant;

/** A personal token in its owner's list; the secret itself is shown once, when it is created. */
public record TokenRow(long id, String name, AccessToken.Scope scope, Instant createdAt, Instant expiresAt)
        implements Serializable {}
