package org.tremplin.progress.certificates;

import java.io.Serializable;
import java.util.List;

/**
 * What a certificate would say of somebody.
 *
 * @param lost whether the PDF fonts cannot write the whole name, and there is none in Latin letters
 * @param issued number of the certificate that already says the same, null for none
 */
public record CertificateDraft(long person, String name, boolean lost, List<CertificateLine> lines, String issued)
        implements Serializable {
    public long minutes() {
        return lines.stream().mapToLong(CertificateLine::minutes).sum();
    }

    public long sessions() {
        return lines.stream().mapToLong(CertificateLine::sessions).sum();
    }
}
