package org.tremplin.attendance.closing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The check of the seals, for an administrator's nightly job. */
@Path("/seals/broken")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "attendance")
public class SealsResource {
    @Inject
    private SealChecks seals;

    @GET
    @Operation(summary = "Every sealed sheet that is not as it was sealed; an empty list when all is well")
    public List<SealBroken> broken() {
        return seals.verify();
    }
}
