package org.tremplin.reporting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.catalogue.projects.SolidarityActions;
import org.tremplin.platform.Days;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Texts;
import org.tremplin.progress.funding.ProgrammeHours;
import org.tremplin.progress.funding.Targets;

/** The figures of a period, JSON or CSV as the caller accepts. */
@Path("/")
@RequestScoped
@Tag(name = "figures")
public class FiguresResource {
    private static final String CSV = "text/csv";
    private static final String GROUP = "group";

    @Inject
    private Reports reports;

    @Inject
    private EmploymentReports work;

    @Inject
    private SolidarityActions solidarity;

    @Inject
    private Targets targets;

    @GET
    @Path("/figures")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sessions held, different people, person-hours, by pole and activity, from one day to another")
    public Figures figures(@QueryParam("from") String from, @QueryParam("to") String to) {
        return reports.figures(day(from), day(to));
    }

    @GET
    @Path("/figures")
    @Produces(CSV + ";qs=0.5")
    public Response figuresCsv(@QueryParam("from") String from, @QueryParam("to") String to) {
        return file(Csv.of(figures(from, to)), "activites-" + from + "-" + to + ".csv");
    }

    @GET
    @Path("/figures.csv")
    @Produces(CSV)
    @Operation(summary = "The same as CSV, for links")
    public Response figuresFile(@QueryParam("from") String from, @QueryParam("to") String to) {
        return figuresCsv(from, to);
    }

    @GET
    @Path("/attendance-figures")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Attendance from one day to another by group, or by trainer: minutes of people on the list, of others"
                            + " beside them, expected minutes and the rate")
    public List<AttendanceRow> attendance(
            @QueryParam("by") @DefaultValue(GROUP) String by,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        return by.equals(GROUP) ? reports.groups(day(from), day(to)) : reports.trainers(day(from), day(to));
    }

    @GET
    @Path("/attendance-figures.csv")
    @Produces(CSV)
    @Operation(summary = "The same as CSV, for links")
    public Response attendanceFile(
            @QueryParam("by") @DefaultValue(GROUP) String by,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        String line = by.equals(GROUP) ? "groupe" : "formateur";
        return file(Csv.of(line, attendance(by, from, to)), "presence-" + line + "-" + from + "-" + to + ".csv");
    }

    @GET
    @Path("/employment-figures.csv")
    @Produces(CSV)
    @Operation(summary = "The same as CSV, for links")
    public Response employmentFile(@QueryParam("from") String from, @QueryParam("to") String to) {
        return employmentCsv(from, to);
    }

    @GET
    @Path("/employment-figures")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Different people by kind of step, employer and contract, from one day to another")
    public List<EmploymentCount> employment(@QueryParam("from") String from, @QueryParam("to") String to) {
        return work.counts(day(from), day(to));
    }

    @GET
    @Path("/employment-figures")
    @Produces(CSV + ";qs=0.5")
    public Response employmentCsv(@QueryParam("from") String from, @QueryParam("to") String to) {
        return file(Csv.of(employment(from, to)), "emploi-" + from + "-" + to + ".csv");
    }

    @GET
    @Path("/balance.csv")
    @Produces(CSV)
    @Operation(summary = "Solidarity actions with their income and costs, from one day to another, as CSV")
    public Response balanceFile(@QueryParam("from") String from, @QueryParam("to") String to) {
        return file(Csv.of(solidarity.balance(day(from), day(to))), "solidarite-" + from + "-" + to + ".csv");
    }

    @GET
    @Path("/programme-hours")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "People's hours for a funder's programme under its counting rule, from one day to another")
    public ProgrammeHours programme(
            @QueryParam("programme") long programme, @QueryParam("from") String from, @QueryParam("to") String to) {
        return targets.ofProgramme(programme, day(from), day(to));
    }

    @GET
    @Path("/programme-hours")
    @Produces(CSV + ";qs=0.5")
    public Response programmeCsv(
            @QueryParam("programme") long programme, @QueryParam("from") String from, @QueryParam("to") String to) {
        return file(Csv.of(programme(programme, from, to)), "dispositif-" + from + "-" + to + ".csv");
    }

    @GET
    @Path("/programme-hours.csv")
    @Produces(CSV)
    @Operation(summary = "The same as CSV, for links")
    public Response programmeFile(
            @QueryParam("programme") long programme, @QueryParam("from") String from, @QueryParam("to") String to) {
        return programmeCsv(programme, from, to);
    }

    private static Response file(String csv, String name) {
        return Response.ok(csv)
                .type(CSV + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static LocalDate day(String text) {
        LocalDate day = Days.read(text);
        if (day == null) {
            throw new NotADay();
        }
        return day;
    }

    /** "from" or "to" is not a date. */
    private static final class NotADay extends RuntimeException implements HasProblem {
        private static final long serialVersionUID = 1;

        @Override
        public Response problem(Texts texts) {
            return ProblemDetails.answer(
                    400, ReportingRefusal.PERIOD_MALFORMED.key(), texts.get(ReportingRefusal.PERIOD_MALFORMED.key()));
        }
    }
}
