package org.tremplin.planning;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.tremplin.planning.availability.Clash;
import org.tremplin.platform.HasProblem;
import org.tremplin.platform.ProblemDetails;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Texts;

/** A room, a trainer or a group is taken at that time: says by what, and where the session would fit. */
public class ClashFound extends Refused implements HasProblem {
    private static final long serialVersionUID = 1;

    private final transient List<Clash> clashes;
    private final transient List<FreeSlot> free;

    ClashFound(List<Clash> clashes, List<FreeSlot> free) {
        super(
                clashes.stream().allMatch(c -> c.kind().away()) ? PlanningRefusal.TRAINER_AWAY : PlanningRefusal.CLASH,
                named(clashes));
        this.clashes = clashes;
        this.free = free;
    }

    /**
     * "Salle 1 (FLE A2, 02/03/2026 09:00)", "Nadia Benali (02/03/2026)": names of rooms, groups and trainers, which
     * planners read anyway.
     */
    private static String named(List<Clash> clashes) {
        return clashes.stream()
                .map(c -> c.from() == null
                        ? "%s (%td/%<tm/%<tY)".formatted(c.what(), c.date())
                        : "%s (%s, %td/%<tm/%<tY %s)".formatted(c.what(), c.title(), c.date(), c.from()))
                .distinct()
                .limit(3)
                .collect(Collectors.joining(" ; "));
    }

    public List<Clash> clashes() {
        return clashes;
    }

    public List<FreeSlot> free() {
        return free;
    }

    @Override
    public Response problem(Texts texts) {
        JsonArrayBuilder others = Json.createArrayBuilder();
        for (Clash c : clashes) {
            JsonObjectBuilder other = Json.createObjectBuilder()
                    .add("kind", c.kind().name())
                    .add("what", c.what())
                    .add("session", c.session())
                    .add("title", c.title())
                    .add("date", c.date().toString());
            if (c.from() != null) {
                other.add("from", c.from().toString()).add("to", c.to().toString());
            }
            others.add(other);
        }
        JsonArrayBuilder places = Json.createArrayBuilder();
        free.forEach(f -> places.add(Json.createObjectBuilder()
                .add("date", f.date().toString())
                .add("from", f.from().toString())
                .add("to", f.to().toString())
                .add("room", f.room() == null ? 0 : f.room())
                .add("roomName", f.roomName() == null ? "" : f.roomName())));
        return ProblemDetails.answer(
                STATUS,
                ProblemDetails.of(STATUS, refusal().key(), texts.of(this))
                        .add("clashes", others)
                        .add("free", places));
    }
}
