package org.tremplin.people.contact;

import java.io.Serializable;
import java.time.LocalDate;

/** A consent. @param interpreter whether it was explained through one @param withdrawnOn null while it is valid */
public record ConsentRow(
        long id,
        long version,
        Consent.Purpose purpose,
        int edition,
        String language,
        boolean interpreter,
        LocalDate givenOn,
        String by,
        LocalDate withdrawnOn)
        implements Serializable {}
