package org.tremplin.planning;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Houses;
import org.tremplin.platform.Slice;

/** A day's sessions for the phone. */
@Path("/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
public class SessionsResource {
    private static final Slice WHOLE_DAY = new Slice("date", false, 1, 500);

    @Inject
    private Sessions sessions;

    @Inject
    private Houses houses;

    @GET
    @Operation(summary = "The sessions within reach on a day (YYYY-MM-DD; today when left out), by time")
    public List<SessionRow> on(@QueryParam("date") String date) {
        try {
            LocalDate day = date == null ? houses.today() : LocalDate.parse(date);
            return sessions.list(day, day, 0, null, WHOLE_DAY).rows();
        } catch (DateTimeParseException e) {
            throw new BadRequestException(e);
        }
    }
}
