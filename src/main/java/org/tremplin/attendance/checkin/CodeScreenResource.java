package org.tremplin.attendance.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Ui;
import org.tremplin.platform.paper.QrCode;

/** The code on the trainer's screen. */
@Path("/sessions/{session}/check-in-codes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "attendance")
public class CodeScreenResource {
    /** @param image the address of the learner's page with the code, as a QR code */
    public record Shown(String code, String image) {}

    @Inject
    private CheckInCodes codes;

    @Inject
    private Ui ui;

    @POST
    @Operation(
            summary = "A code by which one learner notes themself present",
            description = "It is good for half a minute, from an hour before the session until its end.")
    public Shown show(@PathParam("session") long session) {
        String code = codes.show(session);
        return new Shown(code, QrCode.of(ui.getAddress() + "/progress/check-in?code=" + code));
    }

    @GET
    @Operation(summary = "Whether a code was used, how many are noted as present, and who came last")
    public CheckInCodes.Screen screen(@PathParam("session") long session, @QueryParam("code") String code) {
        return codes.screen(session, code);
    }
}
