package org.tremplin.transfer;

import jakarta.ws.rs.core.Response;
import org.tremplin.platform.Answers;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Texts;

/** More than an import takes, packed or unpacked: 413 rather than the 422 of other refusals. */
class TooLarge extends Refused implements HasProblem {
    private static final long serialVersionUID = 1;

    TooLarge() {
        super(TransferRefusal.TOO_LARGE, Bundle.LARGEST / 1_000_000);
    }

    @Override
    public Response problem(Texts texts) {
        return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE)
                .type(Answers.PROBLEM_JSON)
                .entity(Answers.problem(413, refusal().key(), texts.of(this))
                        .build()
                        .toString())
                .build();
    }
}
