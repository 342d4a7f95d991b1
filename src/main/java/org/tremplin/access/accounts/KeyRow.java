package org.tremplin.access.accounts;

import java.io.Serializable;
import java.time.Instant;

/**
 * A way in beside the password.
 *
 * @param kind the key of the text that says what it is
 * @param name which one, or empty
 * @param until when it ends by itself, or null
 */
public record KeyRow(String kind, long id, String name, Instant since, Instant until) implements Serializable {}
