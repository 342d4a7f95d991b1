package org.tremplin.access.accounts;

import java.io.Serializable;
import java.time.Instant;

/**
 * A way into an account besides the password.
 *
 * @param kind the key of the text that names its kind
 * @param name which one, or empty
 * @param until when it expires, or null
 */
public record KeyRow(String kind, long id, String name, Instant since, Instant until) implements Serializable {}
