package org.tremplin.progress.certificates;

import java.io.Serializable;
import java.util.List;

/**
 * What would be certified of somebody.
 *
 * @param lost no paper can write the whole name, and there is none in Latin letters
 * @param issued number of the certificate that says just this already, null for none
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
