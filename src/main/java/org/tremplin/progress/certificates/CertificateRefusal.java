package org.tremplin.progress.certificates;

import org.tremplin.platform.About;
import org.tremplin.platform.Refusal;

/** Why a certificate is refused. */
enum CertificateRefusal implements Refusal {
    @About("to")
    PERIOD_ENDS_BEFORE_START,

    NOTHING_TO_CERTIFY,
    NOBODY_CHOSEN,

    @About("reason")
    REASON_MISSING,

    CERTIFICATE_CANCELLED
}
