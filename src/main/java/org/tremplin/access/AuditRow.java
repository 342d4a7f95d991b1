package org.tremplin.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * One line of the audit trail.
 *
 * @param account the name of the account, null for the server itself and for people who were not signed in
 * @param subject ids ({@code session=7 person=12}), never names or values
 * @param outcome "ok", "forbidden", "missing", "refused …", "changed meanwhile" or "failed"
 */
public record AuditRow(long id, Instant at, String account, String useCase, String subject, String outcome)
        implements Serializable {}
