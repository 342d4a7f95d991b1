package org.tremplin.progress;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One's own progress for the phone. */
@Path("/me/progress")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "progress")
public class ProgressResource {
    @Inject
    private Progresses progresses;

    @GET
    @Operation(summary = "The signed-in learner's next session, hours and last sessions")
    public MyProgress mine() {
        return progresses.mine().progress();
    }
}
