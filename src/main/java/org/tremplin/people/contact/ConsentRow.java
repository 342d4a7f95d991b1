package org.tremplin.people.contact;

import java.io.Serializable;
import java.time.LocalDate;

/** What somebody agreed to. @param interpreter whether it was told through one @param withdrawnOn null while it holds */
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
