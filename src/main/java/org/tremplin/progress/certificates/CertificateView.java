package org.tremplin.progress.certificates;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.people.PaperName;

/**
 * A certificate as it was issued.
 *
 * @param who name and birth date at that time
 * @param code shown by its holder: whoever has it can read what the certificate says
 * @param replaces number of the certificate that this one replaced, null for none
 * @param replacedBy number of the certificate that replaced this one, null for none
 * @param cancelledAt null while not cancelled
 */
public record CertificateView(
        long id,
        long version,
        String number,
        Certificate.Kind kind,
        String code,
        long person,
        String association,
        PaperName who,
        LocalDate from,
        LocalDate to,
        List<CertificateLine> lines,
        Instant issuedAt,
        String replaces,
        String replacedBy,
        Instant cancelledAt)
        implements Serializable {
    public String name() {
        return who.name();
    }

    public LocalDate birthDate() {
        return who.birthDate();
    }

    public long minutes() {
        return lines.stream().mapToLong(CertificateLine::minutes).sum();
    }

    public boolean valid() {
        return cancelledAt == null && replacedBy == null;
    }
}
