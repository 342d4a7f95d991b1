package org.tremplin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tremplin.platform.Heavy;
import org.tremplin.web.Heard.Answer;

/** Who works, who waits for whom, and what is remembered of it. */
class SentFormsTest {
    private static final Answer ELSEWHERE = new Answer(302, "/people/person?person=7", "null", null, "");
    private static final Answer SENT_ELSEWHERE = new Answer(200, null, "text/xml;charset=UTF-8", null, """
            <?xml version='1.0' encoding='UTF-8'?>
            <partial-response id="j_id1"><redirect url="/people/person?person=7"></redirect></partial-response>""");
    private static final Answer PAGE = new Answer(200, null, "text/html;charset=UTF-8", "script-src 'self'", "<html>");
    private static final Answer PART = new Answer(
            200,
            null,
            "text/xml;charset=UTF-8",
            null,
            "<partial-response><changes><update id=\"form\"><![CDATA[<redirect url=\"/\">]]></update></changes></partial-response>");

    private final ExecutorService threads = Executors.newFixedThreadPool(SentForms.MOST_WAITING);
    private final SentForms sent = new SentForms();

    @AfterEach
    void nobody_waits_any_more() {
        assertThat(SentForms.waitingOfAll()).isZero();
        threads.shutdownNow();
    }

    private List<CompletableFuture<Answer>> wait(int times, String key) {
        return wait(sent, times, key);
    }

    private List<CompletableFuture<Answer>> wait(SentForms session, int times, String key) {
        int before = SentForms.waitingOfAll();
        List<CompletableFuture<Answer>> waiting = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> session.begin("view", key), threads))
                .limit(times)
                .toList();
        while (SentForms.waitingOfAll() < before + times) {
            Thread.onSpinWait();
        }
        return waiting;
    }

    @Test
    void equal_ones_wait_and_get_the_answer_of_the_first_whatever_it_is() {
        for (Answer answer : List.of(ELSEWHERE, SENT_ELSEWHERE, PAGE, PART)) {
            String key = answer.body();
            assertThat(sent.begin("view", key)).isNull();
            List<CompletableFuture<Answer>> waiting = wait(3, key);
            assertThat(sent.begin("view", key + "other contents")).isNull();
            assertThat(sent.begin("another view", key + "of another view")).isNull();
            sent.end("view", key, answer, false);
            assertThat(waiting).allSatisfy(w -> assertThat(w.join()).isSameAs(answer));
            sent.end("view", key + "other contents", null, false);
            sent.end("another view", key + "of another view", null, false);
        }
    }

    @Test
    void when_the_first_did_nothing_one_of_the_others_does_it_however_late_the_rest_wake_up() {
        for (int round = 0; round < 300; round++) {
            assertThat(sent.begin("view " + round, "key")).isNull();
            String view = "view " + round;
            List<CompletableFuture<Answer>> waiting = wait(3, "key").stream()
                    .map(begun -> begun.thenApply(answer -> {
                        if (answer == null) {
                            sent.end(view, "key", PART, false);
                        }
                        return answer;
                    }))
                    .toList();
            sent.end(view, "key", null, false);
            assertThat(waiting.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(null, PART, PART);
        }
    }

    @Test
    void only_so_many_of_a_session_and_of_all_wait_and_the_next_is_told_at_once() {
        List<SentForms> sessions = Stream.generate(SentForms::new)
                .limit(SentForms.MOST_WAITING / SentForms.MOST_WAITING_OF_ONE)
                .toList();
        List<CompletableFuture<Answer>> waiting = new ArrayList<>();
        for (SentForms session : sessions) {
            assertThat(sent.begin("view", "key")).isNull();
            sent.end("view", "key", null, false);
            assertThat(session.begin("view", "key")).isNull();
            waiting.addAll(wait(session, SentForms.MOST_WAITING_OF_ONE, "key"));
            busy(session);
        }
        assertThat(sent.begin("view", "key")).isNull();
        busy(sent);
        sent.end("view", "key", null, false);
        sessions.forEach(session -> session.end("view", "key", ELSEWHERE, false));
        waiting.forEach(CompletableFuture::join);
    }

    private static void busy(SentForms session) {
        assertThatThrownBy(() -> session.begin("view", "key"))
                .isInstanceOf(Heavy.Busy.class)
                .hasMessage("platform.problem.sent-already");
    }

    private void done(String view, String key, Answer answer) {
        assertThat(sent.begin(view, key)).isNull();
        sent.end(view, key, answer, false);
    }

    @Test
    void what_led_elsewhere_is_remembered_and_the_oldest_forgotten() {
        for (int view = 0; view <= SentForms.REMEMBERED; view++) {
            done("view " + view, "key " + view, view % 2 == 0 ? ELSEWHERE : SENT_ELSEWHERE);
        }
        assertThat(sent.begin("view " + SentForms.REMEMBERED, "key " + SentForms.REMEMBERED))
                .isSameAs(ELSEWHERE);
        assertThat(sent.begin("view 1", "key 1")).isSameAs(SENT_ELSEWHERE);
        done("view 0", "key 0", null);
    }

    @Test
    void other_contents_of_the_same_page_in_between_are_no_repetition() {
        done("view", "nine o'clock", ELSEWHERE);
        done("view", "ten o'clock", ELSEWHERE);
        done("view", "nine o'clock", ELSEWHERE);
        assertThat(sent.begin("view", "nine o'clock")).isSameAs(ELSEWHERE);
    }

    @Test
    void
            a_part_of_a_page_that_changed_in_place_may_be_asked_for_again_and_of_whole_pages_as_many_are_kept_as_there_is_room() {
        done("view", "add a line", PART);
        done("view", "add a line", PART);
        done("elsewhere", "saved", ELSEWHERE);
        done("drawn once", "without scripts", PAGE);
        done("drawn twice", "without scripts", PAGE);
        assertThat(sent.begin("drawn once", "without scripts")).isSameAs(PAGE);
        assertThat(sent.begin("drawn twice", "without scripts")).isSameAs(PAGE);
        Answer large = new Answer(200, null, PAGE.type(), null, "x".repeat(SentForms.PAGES + 1));
        done("large", "without scripts", large);
        assertThat(sent.begin("large", "without scripts")).isSameAs(large);
        assertThat(sent.begin("elsewhere", "saved")).isSameAs(ELSEWHERE);
        done("drawn once", "without scripts", null);
    }

    @Test
    void a_part_that_was_not_heard_is_told_again_in_its_turn() {
        assertThat(sent.begin("view", "a link, first turn")).isNull();
        sent.end("view", "a link, first turn", PART, true);
        assertThat(sent.begin("view", "a link, first turn")).isSameAs(PART);
        assertThat(sent.begin("view", "a link, second turn")).isNull();
        sent.end("view", "a link, second turn", null, true);
    }

    @Test
    void that_it_was_sent_before_is_said_once_where_the_answer_leads_and_nowhere_else() {
        for (Answer answer : List.of(ELSEWHERE, SENT_ELSEWHERE)) {
            String key = answer.body() + "again";
            sent.begin("view", key);
            sent.end("view", key, answer, false);
            assertThat(sent.takeSentBefore("/people/person?person=7")).isFalse();
            assertThat(sent.begin("view", key)).isSameAs(answer);
            assertThat(sent.takeSentBefore("/people/people")).as("another tab").isFalse();
            assertThat(sent.takeSentBefore("/people/person?person=7")).isTrue();
            assertThat(sent.takeSentBefore("/people/person?person=7")).isFalse();
        }
    }
}
