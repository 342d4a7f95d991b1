package org.tremplin.planning.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Houses;
import org.tremplin.access.Ui;
import org.tremplin.planning.GroupView;
import org.tremplin.planning.Groups;
import org.tremplin.planning.Rooms;
import org.tremplin.planning.SessionFilter;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.SessionRow;
import org.tremplin.planning.SessionView;
import org.tremplin.planning.availability.Away;
import org.tremplin.planning.availability.Closures;
import org.tremplin.planning.staffing.Availabilities;
import org.tremplin.platform.Choice;
import org.tremplin.platform.Days;

/** The timetable for the phone and the calendar. */
@Path("/sessions")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
public class SessionsResource {
    private static final int LONGEST = 62;

    @Inject
    private Rooms roomList;

    @Inject
    private SessionPlans plans;

    @Inject
    private SessionQueries queries;

    @Inject
    private Groups groups;

    @Inject
    private Closures closures;

    @Inject
    private Availabilities availabilities;

    @Inject
    private Houses houses;

    @Inject
    private Ui ui;

    @GET
    @Operation(
            summary =
                    "The sessions within reach on a day (date=YYYY-MM-DD; today when left out), or from one day to another",
            description =
                    "from and to are at most 62 days apart; group, room, trainer, site, pole narrow it by their ids.")
    public List<SessionRow> on(
            @QueryParam("date") String date,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("group") @DefaultValue("0") long group,
            @QueryParam("room") @DefaultValue("0") long room,
            @QueryParam("trainer") @DefaultValue("0") long trainer,
            @QueryParam("site") @DefaultValue("0") long site,
            @QueryParam("pole") @DefaultValue("0") long pole) {
        LocalDate first = from == null ? date == null ? houses.today() : day(date) : day(from);
        LocalDate last = to == null ? first : day(to);
        mustBeShort(first, last);
        return queries.all(new SessionFilter(first, last, group, room, trainer, site, pole, null));
    }

    @GET
    @Path("/away")
    @Operation(
            summary =
                    "When trainers (trainer=id, several times) are on leave or not available, from one day to another",
            description = "from and to are at most 62 days apart; the end of each time is not part of it.")
    public List<Away> away(
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("trainer") Set<Long> trainers) {
        LocalDate first = day(from);
        LocalDate last = day(to);
        mustBeShort(first, last);
        return availabilities.away(trainers, first, last);
    }

    private static void mustBeShort(LocalDate first, LocalDate last) {
        if (last.isBefore(first) || first.plusDays(LONGEST).isBefore(last)) {
            throw new BadRequestException();
        }
    }

    @GET
    @Path("/week.pdf")
    @Produces("application/pdf")
    @Operation(
            summary = "The week of a day as one A4 page for a door",
            description = "group, room, trainer, site, pole narrow it by their ids, as in the calendar.")
    public Response week(
            @QueryParam("date") String date,
            @QueryParam("group") @DefaultValue("0") long group,
            @QueryParam("room") @DefaultValue("0") long room,
            @QueryParam("trainer") @DefaultValue("0") long trainer,
            @QueryParam("site") @DefaultValue("0") long site,
            @QueryParam("pole") @DefaultValue("0") long pole) {
        LocalDate monday =
                (date == null ? houses.today() : day(date)).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate sunday = monday.plusDays(6);
        GroupView known = group == 0 ? null : groups.facts(group);
        String about = known != null
                ? known.form().title
                : Stream.concat(named(roomList.all(), room), named(groups.trainerChoices(), trainer))
                        .collect(Collectors.joining(", "));
        SessionFilter filter = new SessionFilter(monday, sunday, group, room, trainer, site, pole, null);
        WeekSheet sheet = new WeekSheet(
                about,
                monday,
                queries.all(filter),
                queries.trainersOnPaper(filter),
                closures.between(
                        monday, sunday, known != null ? known.form().site : room != 0 ? roomList.site(room) : site));
        return Response.ok(sheet.pdf(ui))
                .header("Content-Disposition", "inline; filename=\"" + monday + ".pdf\"")
                .build();
    }

    private static Stream<String> named(List<Choice> choices, long id) {
        return choices.stream().filter(c -> c.value().equals(id)).map(Choice::label);
    }

    private static LocalDate day(String text) {
        LocalDate day = Days.read(text);
        if (day == null) {
            throw new BadRequestException();
        }
        return day;
    }

    @POST
    @Operation(
            summary = "Plans a session of a group",
            description =
                    "422 with clashes and free places when the room, a trainer or the group is taken at that time;"
                            + " send clashReason to overrule it, if you may.")
    public SessionView plan(@NotNull @Valid PlanForm plan) {
        plan.session = 0;
        return queries.view(plans.save(plan));
    }

    @PUT
    @Path("/{session}")
    @Operation(
            summary = "Moves a session: day, hours, room and trainers",
            description = "scope FOLLOWING or ALL changes others of its series with it. Send the version you have seen."
                    + " 422 as for a new one.")
    public SessionView change(@PathParam("session") long session, @NotNull @Valid PlanForm plan) {
        plan.session = session;
        return queries.view(plans.save(plan));
    }

    @POST
    @Path("/{session}/fit")
    @Operation(summary = "What would be in the way of a session (0 for a new one) at a time, and where it would fit")
    public SessionPlans.Fit fit(@PathParam("session") long session, @NotNull @Valid PlanForm plan) {
        plan.session = session;
        return plans.fit(plan);
    }
}
