package org.tremplin.attendance.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checks in a learner with a code from the trainer's screen. */
@Path("/check-ins")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "attendance")
public class CheckInResource {
    /** A code as a learner sends it. */
    public static class Scanned {
        @NotNull
        @Size(max = 64)
        public String code;
    }

    @Inject
    private CheckInCodes codes;

    @POST
    @Operation(summary = "The signed-in learner is here, with a code of the trainer's screen")
    public CheckedIn checkIn(@NotNull @Valid Scanned scanned) {
        return codes.checkIn(scanned.code);
    }
}
