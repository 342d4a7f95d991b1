package org.tremplin.enrolment.inbox;

import java.io.Serializable;
import java.time.Instant;

/** A sign-up. @param phone E.164 @param language in which they read the page @param wish null if not given */
public record SignUpRow(
        long id,
        long version,
        String givenName,
        String familyName,
        String phone,
        String language,
        String wish,
        Instant askedAt)
        implements Serializable {
    public String name() {
        return (givenName + " " + familyName).trim();
    }
}
