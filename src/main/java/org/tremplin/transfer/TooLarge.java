package org.tremplin.transfer;

import jakarta.ws.rs.core.Response;
import java.io.Serializable;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Texts;

/** Exceeds the limits of an import, packed or unpacked: 413 instead of the 422 of other refusals. */
public class TooLarge extends Refused implements HasProblem {
    private static final long serialVersionUID = 1;

    public TooLarge() {
        this(TransferRefusal.TOO_LARGE, Bundle.LARGEST / 1_000_000);
    }

    /** @param most the limit */
    public TooLarge(TransferRefusal refusal, Serializable most) {
        super(refusal, most);
    }

    @Override
    public Response problem(Texts texts) {
        return ProblemDetails.answer(413, refusal().key(), texts.of(this));
    }
}
