package org.tremplin.progress.funding;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.tremplin.web.Form;

/** What a target's file holds beside hours, as it is edited. */
public final class SchemeFile implements Form {
    public long target;
    public long version;

    /** When the person signed with the funder or its bureau. */
    public LocalDate contractOn;

    /** Why nothing is required any more (half-time work, health …), in its effect; null = it is. */
    @Size(max = 200)
    public String waiver;

    /** Since when; with a waiver only. */
    public LocalDate waivedOn;

    /** Where the paper is that shows the contract or the waiver. */
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
