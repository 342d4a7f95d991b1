package org.tremplin.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.platform.ChangedMeanwhile;

/**
 * The roll-call for the phone: read a list, tap, take back, add somebody. Application-scoped, because a new instance
 * per request costs a tenth of each tap.
 */
@Path("/sessions/{session}/attendance")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "attendance")
public class AttendanceResource {
    private static final long CENTURY = 100L * 366 * 24 * 3600 * 1000;

    private static PhoneClock clock(Instant markedAt, Long ahead, Instant sentAt) {
        return new PhoneClock(markedAt, ahead == null ? null : Duration.ofMillis(ahead), sentAt);
    }

    /** A mark as a client sends it. @see MarkCommand */
    public static class Mark {
        public long person;
        public AttendanceMark.Status status;
        public int minutesLate;
        public int minutesLeftEarly;
        public Long reason;
        public long version;
        public boolean added;
        public Instant markedAt;

        @Size(max = 200)
        public String correction;

        /** A UUID made by the phone. */
        @Size(min = 36, max = 36)
        public String key;

        /** The phone's clock when it sends this. */
        public Instant sentAt;

        /** Milliseconds the server's clock was ahead of the phone's at their last comparison before the tap. */
        @Min(-CENTURY)
        @Max(CENTURY)
        public Long ahead;

        /** A UUID by which the phone names itself. */
        @Size(min = 36, max = 36)
        public String phone;

        /** Leave existing marks alone. */
        public boolean onlyUnmarked;

        MarkCommand command(long marked, Instant now) {
            MarkValue value = status == null ? null : new MarkValue(status, minutesLate, minutesLeftEarly, reason);
            PhoneClock clock = clock(markedAt, ahead, sentAt);
            PhoneTap tap = key == null ? null : new PhoneTap(key, phone, clock.isSure(now), onlyUnmarked);
            return new MarkCommand(marked, value, version, added, clock.moment(now), correction, tap);
        }
    }

    public static class Marks {
        @NotNull
        @Size(max = 500)
        public List<@NotNull @Valid Mark> marks;

        public boolean onlyUnmarked;
    }

    /** Somebody at the door. */
    public static class WalkIn {
        @NotBlank
        @Size(max = 100)
        public String givenName;

        public Instant markedAt;

        /** A UUID made by the phone. */
        @Size(min = 36, max = 36)
        public String key;

        /** The phone's clock when it sends this. */
        public Instant sentAt;

        /** See {@link Mark#ahead}. */
        @Min(-CENTURY)
        @Max(CENTURY)
        public Long ahead;

        MarkCommand command(Instant now) {
            PhoneClock clock = clock(markedAt, ahead, sentAt);
            PhoneTap tap = key == null ? null : new PhoneTap(key, null, clock.isSure(now), false);
            return new MarkCommand(0, null, 0, true, clock.moment(now), null, tap);
        }
    }

    /** A signature. */
    public static class Drawing {
        @NotNull
        @Size(max = 8000)
        public String strokes;

        public Instant markedAt;

        /** The phone's clock when it sends this. */
        public Instant sentAt;

        /** See {@link Mark#ahead}. */
        @Min(-CENTURY)
        @Max(CENTURY)
        public Long ahead;

        Instant drawnAt(Instant now) {
            return clock(markedAt, ahead, sentAt).moment(now);
        }
    }

    @Inject
    private Attendance attendance;

    @Inject
    private Signatures signatures;

    @Inject
    private RollCalls rollCalls;

    @Inject
    private Candidates candidates;

    @Inject
    private Seals seals;

    @Inject
    private Clock clock;

    /** Keys of the calls in progress. */
    private final Set<String> underway = ConcurrentHashMap.newKeySet();

    @GET
    @Operation(summary = "The list of a session with its marks")
    public RollCallView open(@PathParam("session") long session) {
        return rollCalls.open(session);
    }

    @PUT
    @Path("/{person}")
    @Operation(
            summary = "One tap: what the mark of a person shall be",
            description = "status null takes the mark back. Send the version you have seen (0: none); it grows with"
                    + " everything that is noted, also when a mark is taken back. Sending what is stored already"
                    + " changes nothing, so a call may be repeated; another value with an old version is answered"
                    + " 409, what the rules do not allow 422. With a key (a UUID) a call counts once however often"
                    + " it arrives, and where somebody else marked meanwhile the later markedAt counts: by ahead,"
                    + " the milliseconds the server's clock was ahead of the device's when they were last compared,"
                    + " and sentAt, the device's clock now. Where these disagree, or ahead is missing, what somebody"
                    + " else noted stays; meanwhile says what to settle.")
    public MarkView mark(
            @PathParam("session") long session, @PathParam("person") long person, @NotNull @Valid Mark mark) {
        MarkCommand command = mark.command(person, clock.instant());
        return alone(List.of(command), () -> attendance.mark(session, command));
    }

    /**
     * Refuses a call while the same call is still in progress, as after a lost connection; the client tries again.
     * Running both would let the second miss what the first is about to write, and perhaps refuse it.
     */
    private <T> T alone(List<MarkCommand> commands, Supplier<T> call) {
        Set<String> begun = new HashSet<>();
        try {
            for (MarkCommand command : commands) {
                String key = command.key();
                if (key != null && !begun.contains(key)) {
                    if (!underway.add(key)) {
                        throw new ChangedMeanwhile();
                    }
                    begun.add(key);
                }
            }
            return call.get();
        } finally {
            begun.forEach(underway::remove);
        }
    }

    @PUT
    @Path("/{person}/signature")
    @Operation(
            summary = "What somebody who is present drew beside their name",
            description = "strokes: lines on a field of 300 × 120 points, \"M12,40L13,42M80,20L82,22\". Sent again it"
                    + " changes nothing; of two the later markedAt counts.")
    public Map<String, Boolean> sign(
            @PathParam("session") long session, @PathParam("person") long person, @NotNull @Valid Drawing drawing) {
        signatures.sign(session, person, drawing.strokes, drawing.drawnAt(clock.instant()));
        return Map.of("signed", true);
    }

    @PUT
    @Operation(
            summary = "Many marks in one transaction: all or none",
            description = "onlyUnmarked leaves alone whoever is marked already.")
    public List<MarkView> markMany(@PathParam("session") long session, @NotNull @Valid Marks marks) {
        Instant now = clock.instant();
        List<MarkCommand> commands =
                marks.marks.stream().map(m -> m.command(m.person, now)).toList();
        return alone(commands, () -> attendance.markMany(session, commands, marks.onlyUnmarked));
    }

    @POST
    @Path("/seal")
    @Operation(
            summary = "The trainer's countersignature",
            description = "From then on a change is a correction: by a coordinator, with its reason, never silent.")
    public RollCallView seal(@PathParam("session") long session) {
        seals.seal(session);
        return rollCalls.open(session);
    }

    @GET
    @Path("/{person}/history")
    @Operation(
            summary = "Every value a mark had: first the one that counts, then the others, the newest first",
            description = "overtaken: it arrived after somebody had noted something later, and never counted.")
    public List<MarkHistory> history(@PathParam("session") long session, @PathParam("person") long person) {
        return rollCalls.history(session, person);
    }

    @GET
    @Path("/{person}/photo")
    @Produces("image/jpeg")
    @Operation(
            summary = "The face of somebody on the list",
            description = "A square of 160 points, of who agreed to it; else 404.")
    public byte[] face(@PathParam("session") long session, @PathParam("person") long person) {
        return rollCalls.face(session, person);
    }

    @GET
    @Path("/candidates")
    @Operation(summary = "People who may be added, by two letters of a name or code")
    public List<Candidate> candidates(@PathParam("session") long session, @QueryParam("q") String q) {
        return candidates.find(session, q);
    }

    @POST
    @Path("/walk-ins")
    @Operation(summary = "Somebody new at the door, by first name; present at once")
    public MarkView walkIn(@PathParam("session") long session, @NotNull @Valid WalkIn walkIn) {
        MarkCommand command = walkIn.command(clock.instant());
        return alone(List.of(command), () -> attendance.walkIn(session, walkIn.givenName, command));
    }
}
