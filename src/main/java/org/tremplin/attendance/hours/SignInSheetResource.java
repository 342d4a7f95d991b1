package org.tremplin.attendance.hours;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Ui;
import org.tremplin.platform.Days;

/** Attendance sheets as PDF. */
@Path("/groups/{group}/sign-in-sheet.pdf")
@RequestScoped
@Tag(name = "attendance")
public class SignInSheetResource {
    @Inject
    private SignInSheets sheets;

    @Inject
    private Ui ui;

    @GET
    @Produces("application/pdf")
    @Operation(
            summary = "The sign-in sheet of a group, A4 on its side",
            description =
                    "from and to are at most 62 days apart. filled=true: with what was marked; otherwise boxes to sign.")
    public Response sheet(
            @PathParam("group") long group,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("filled") @DefaultValue("false") boolean filled) {
        SignInSheet sheet = sheets.sheet(group, day(from), day(to));
        return Response.ok(new SignInPaper(sheet, filled).pdf(ui))
                .header("Content-Disposition", "inline; filename=\"" + group + "-" + sheet.from() + ".pdf\"")
                .build();
    }

    private static LocalDate day(String text) {
        LocalDate day = Days.read(text);
        if (day == null) {
            throw new BadRequestException();
        }
        return day;
    }
}
