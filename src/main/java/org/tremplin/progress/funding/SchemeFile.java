package org.tremplin.progress.funding;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.tremplin.web.Form;

/** The contents of a target's file apart from hours, as edited. */
public final class SchemeFile implements Form {
    public long target;
    public long version;

    /** When the person signed with the funder or its bureau. */
    public LocalDate contractOn;

    /** Why nothing is required any more, in its effect (half-time work, health …); null = it is required. */
    @Size(max = 200)
    public String waiver;

    /** The waiver's first day; null without a waiver. */
    public LocalDate waivedOn;

    /** Where the proof of the contract or the waiver is kept. */
    @Size(max = 200)
    public String proof;

    static SchemeFile of(
            long target, long version, LocalDate contractOn, String waiver, LocalDate waivedOn, String proof) {
        SchemeFile file = new SchemeFile();
        file.target = target;
        file.version = version;
        file.contractOn = contractOn;
        file.waiver = waiver;
        file.waivedOn = waivedOn;
        file.proof = proof;
        return file;
    }
}
