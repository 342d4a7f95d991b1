package org.tremplin.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;
import org.tremplin.House;

/** The roll-call's REST calls against the real server and database, and what an attacker tries with them. */
class AttendanceIT {
    private static Guest trainer;
    private static Guest other;
    private static String base;
    private static List<Long> people;

    @BeforeAll
    static void todays_session() {
        trainer = Guest.signedIn("formatrice");
        other = Guest.signedIn("formateur");
        Matcher session = Pattern.compile("\"group\":\"FLE A2[^\"]*\".*?\"id\":(\\d+)")
                .matcher(trainer.get("/api/v1/sessions").body());
        assertThat(session.find()).isTrue();
        base = "/api/v1/sessions/" + session.group(1) + "/attendance";
        people = Pattern.compile("\"person\":(\\d+),\"photo\"")
                .matcher(trainer.get(base).body())
                .results()
                .map(r -> Long.valueOf(r.group(1)))
                .toList();
        assertThat(people).hasSizeGreaterThan(10);
    }

    @Test
    void a_tap_sent_twice_is_one_mark_with_one_line_of_history() {
        String tap = tap("PRESENT", version(people.get(0)));
        String first = trainer.putJson(base + "/" + people.get(0), tap).body();
        String second = trainer.putJson(base + "/" + people.get(0), tap).body();
        assertThat(second).isEqualTo(first);
        assertThat(lines(people.get(0))).isEqualTo(2);
    }

    /** As after a cut: the phone does not know that the server still works on it. */
    @Test
    void sent_again_while_it_is_being_answered_it_is_to_come_later() throws Exception {
        long person = people.get(6);
        String tap = tap("PRESENT", version(person))
                .replaceFirst("}$", ",\"key\":\"" + UUID.randomUUID() + "\",\"markedAt\":\"" + Instant.now() + "\"}");
        int before = lines(person);
        CompletableFuture<Integer> first;
        try (Connection database = House.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("select id from person where id = " + person + " for update");
            first = CompletableFuture.supplyAsync(
                    () -> trainer.putJson(base + "/" + person, tap).statusCode());
            House.awaitOneThatWaits(statement, "%merged_into%");
            assertThat(trainer.putJson(base + "/" + person, tap).statusCode()).isEqualTo(409);
            database.rollback();
        }
        assertThat(first.get()).isEqualTo(200);
        assertThat(trainer.putJson(base + "/" + person, tap).statusCode()).isEqualTo(200);
        assertThat(lines(person)).isEqualTo(before + 1);
    }

    private static int lines(long person) {
        return trainer.get(base + "/" + person + "/history").body().split("\"status\"").length;
    }

    @Test
    void another_value_with_an_old_version_is_refused_and_changes_nothing() {
        long person = people.get(1);
        trainer.putJson(base + "/" + person, tap("PRESENT", version(person)));
        trainer.putJson(base + "/" + person, tap("ABSENT", version(person)));
        var late = trainer.putJson(base + "/" + person, tap("EXCUSED", 1));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(mark(person)).contains("\"status\":\"ABSENT\"");
    }

    @Test
    void taken_back_is_not_marked_again_and_never_absent() {
        long person = people.get(2);
        trainer.putJson(base + "/" + person, tap("ABSENT", version(person)));
        trainer.putJson(base + "/" + person, "{\"status\":null,\"version\":" + version(person) + "}");
        assertThat(mark(person)).doesNotContain("status");
    }

    @Test
    void everyone_present_leaves_the_marked_alone() {
        long absent = people.get(3);
        trainer.putJson(base + "/" + absent, tap("ABSENT", version(absent)));
        String marks = people.stream()
                .map(p -> "{\"person\":" + p + ",\"status\":\"PRESENT\",\"version\":0}")
                .collect(Collectors.joining(","));
        assertThat(trainer.putJson(base, "{\"onlyUnmarked\":true,\"marks\":[" + marks + "]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(mark(absent)).contains("\"status\":\"ABSENT\"");
        assertThat(mark(people.get(5))).contains("\"status\":\"PRESENT\"");
    }

    @Test
    void more_minutes_than_the_session_has_are_refused() {
        var answer = trainer.putJson(
                base + "/" + people.get(4),
                "{\"status\":\"PRESENT\",\"minutesLate\":5000,\"version\":" + version(people.get(4)) + "}");
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void somebody_who_is_not_on_the_list_must_be_added_on_purpose() {
        assertThat(trainer.putJson(base + "/999999999", tap("PRESENT", 0)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void another_trainers_session_does_not_exist() {
        assertThat(other.get(base).statusCode()).isEqualTo(404);
        assertThat(other.putJson(base + "/" + people.get(0), tap("ABSENT", 0)).statusCode())
                .isEqualTo(404);
        assertThat(other.get("/attendance/roll-call?session=" + base.split("/")[4])
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void when_there_is_no_room_it_is_said_in_a_sentence_and_nothing_is_half_written() throws Exception {
        assumeThat(Boolean.getBoolean("tremplin.it.given"))
                .as("another server may not let us make it full")
                .isFalse();
        long person = people.get(7);
        String before = mark(person);
        try (Connection database = House.database();
                Statement change = database.createStatement()) {
            // after the mark itself, before the end of the transaction
            change.execute(
                    "create trigger no_room before insert on attendance_change for each row signal sqlstate 'HY000'"
                            + " set mysql_errno = 1114, message_text = 'The table attendance_change is full'");
            try {
                var answer = trainer.putJson(base + "/" + person, tap("EXCUSED", version(person)));
                assertThat(answer.statusCode()).isEqualTo(507);
                assertThat(answer.body()).contains("urn:tremplin:problem:platform.problem.full");
            } finally {
                change.execute("drop trigger no_room");
            }
        }
        assertThat(mark(person)).isEqualTo(before);
        assertThat(trainer.putJson(base + "/" + person, tap("EXCUSED", version(person)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void without_the_token_or_from_elsewhere_nothing_is_written() {
        String path = base + "/" + people.get(6);
        String json = tap("ABSENT", version(people.get(6)));
        assertThat(trainer.send("PUT", path, json, Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(trainer.send(
                                "PUT",
                                path,
                                json,
                                Map.of(
                                        "Content-Type",
                                        "application/json",
                                        "X-CSRF-Token",
                                        trainer.csrf,
                                        "Origin",
                                        "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Guest.stranger().putJson(path, json).statusCode()).isIn(401, 403);
    }

    @Test
    void what_is_not_json_is_a_problem_and_not_an_error() {
        assertThat(trainer.putJson(base + "/" + people.get(7), "{\"status\":\"<script>\"")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String tap(String status, long version) {
        return "{\"status\":\"" + status + "\",\"version\":" + version + "}";
    }

    private static String mark(long person) {
        Matcher mark = Pattern.compile("\"mark\":(\\{[^}]*\"person\":" + person + "[^}]*\\})")
                .matcher(trainer.get(base).body());
        assertThat(mark.find()).isTrue();
        return mark.group(1);
    }

    private static long version(long person) {
        Matcher version = Pattern.compile("\"version\":(\\d+)").matcher(mark(person));
        assertThat(version.find()).isTrue();
        return Long.parseLong(version.group(1));
    }
}
