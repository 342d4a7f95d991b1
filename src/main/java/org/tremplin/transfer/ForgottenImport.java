package org.tremplin.transfer;

import jakarta.ws.rs.core.Response;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.Missing;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;

/**
 * An import that this server does not know, or that belongs to somebody else: 404, with what that means for its files.
 */
class ForgottenImport extends Missing implements HasProblem {
    private static final long serialVersionUID = 1;

    @Override
    public Response problem(Texts texts) {
        return ProblemDetails.answer(404, "transfer.import.lost", texts.get("transfer.import.lost"));
    }
}
