package org.tremplin.planning.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.JsonbBuilder;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tremplin.InContainer;
import org.tremplin.planning.Session;
import org.tremplin.planning.SessionRow;
import org.tremplin.platform.Choice;

/** What is written by hand is what JSON-B would write. */
@InContainer
class CalendarJsonIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    private static SessionRow session(Long room, List<Long> trainers, Long series, String clash, LocalTime from) {
        return new SessionRow(
                7,
                2,
                "S-\"7\"",
                3,
                "FLE <script>&</script> \u2028é😀\n",
                room,
                room == null ? null : "Salle \\ 1",
                1,
                "Siège",
                11,
                "langue",
                DAY,
                from,
                from.plusHours(2),
                Session.Status.PLANNED,
                trainers.isEmpty() ? "" : "Paul Lambert, Ann",
                trainers,
                series,
                clash);
    }

    @Test
    void the_block_of_data_is_that_of_its_records_and_ends_no_script() {
        CalendarQueries.Data data = new CalendarQueries.Data(
                CalendarView.ROOMS,
                DAY,
                DAY.minusDays(1),
                DAY.plusDays(5),
                DAY,
                true,
                false,
                List.of(
                        session(null, List.of(), null, null, LocalTime.of(9, 0)),
                        session(4L, List.of(5L, 6L), 8L, "à deux", LocalTime.of(9, 5, 30)),
                        session(4L, List.of(5L), null, null, LocalTime.of(9, 5, 30, 120_000_000))),
                List.of(new Choice(4L, "Salle </script>")),
                List.of(new Choice(5L, "Paul"), new Choice(6L, "Ann")),
                List.of(),
                List.of(new Choice(11L, "Langue")),
                Map.of(DAY, "Congé"));
        String json = CalendarJson.of(data);
        assertThat(json).doesNotContain("<");
        String naive = JsonbBuilder.create().toJson(data);
        assertThat(json.replace("\\u003c", "<")).isEqualTo(naive);
    }
}
