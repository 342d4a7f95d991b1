package org.tremplin.enrolment.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tremplin.catalogue.Activity.Framework;
import org.tremplin.catalogue.ActivityType.Kind;
import org.tremplin.enrolment.GroupPlaces;
import org.tremplin.enrolment.HalfDay;
import org.tremplin.enrolment.HalfDay.Part;
import org.tremplin.enrolment.Reason;
import org.tremplin.enrolment.intake.SuggestedGroup;
import org.tremplin.enrolment.intake.Suggestions;
import org.tremplin.enrolment.intake.Track;
import org.tremplin.people.Person.Schooling;

/** Levels that steps say, and groups that suit. */
class ScaleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final HalfDay MONDAY = new HalfDay(DayOfWeek.MONDAY, Part.MORNING);
    private static final HalfDay TUESDAY = new HalfDay(DayOfWeek.TUESDAY, Part.EVENING);

    private static Scale.Task task(long id, Skill skill, String level) {
        return new Scale.Task(id, skill, level);
    }

    @Test
    void a_level_is_reached_with_half_of_its_steps_and_of_all_below() {
        List<Scale.Task> tasks = List.of(
                task(1, Skill.SPEAKING, "A1.1"),
                task(2, Skill.SPEAKING, "A1"),
                task(3, Skill.SPEAKING, "A1"),
                task(4, Skill.SPEAKING, "A2"),
                task(5, Skill.READING, "A1.1"));
        assertThat(Scale.reached(Framework.CEFR, tasks, Set.of()))
                .isEqualTo(Map.of(Skill.SPEAKING, "0", Skill.READING, "0"));
        assertThat(Scale.reached(Framework.CEFR, tasks, Set.of(1L, 2L)))
                .isEqualTo(Map.of(Skill.SPEAKING, "A1", Skill.READING, "0"));
        assertThat(Scale.reached(Framework.CEFR, tasks, Set.of(1L, 3L, 4L, 5L)))
                .isEqualTo(Map.of(Skill.SPEAKING, "A2", Skill.READING, "A1.1"));
        assertThat(Scale.reached(Framework.CEFR, tasks, Set.of(4L)))
                .as("a high step alone is luck")
                .containsEntry(Skill.SPEAKING, "0");
    }

    @ParameterizedTest
    @CsvSource({
        "CEFR,FLE A1,2",
        "CEFR,A1.1,1",
        "CEFR,a2.2,3",
        "CEFR,débutants,-1",
        "CEFR,,-1",
        "LITERACY,Oral 2,2",
        "LITERACY,Débutant,0",
        "NONE,A1,-1"
    })
    void what_an_activity_says_in_words_is_a_level(Framework framework, String words, int level) {
        assertThat(Scale.said(framework, words)).isEqualTo(level);
    }

    @Test
    void a_beginner_is_at_home_in_the_first_group_and_a_whole_level_between_is_too_much() {
        assertThat(Scale.rung(Framework.CEFR, Scale.said(Framework.CEFR, "A1")) - Scale.rung(Framework.CEFR, 0))
                .isEqualTo(1);
        assertThat(Scale.rung(Framework.CEFR, Scale.said(Framework.CEFR, "B1"))
                        - Scale.rung(Framework.CEFR, Scale.said(Framework.CEFR, "A1")))
                .isEqualTo(2);
        assertThat(Scale.rung(Framework.LITERACY, Scale.said(Framework.LITERACY, "Alpha 1")))
                .isEqualTo(1);
    }

    @Test
    void a_half_day_is_the_one_in_which_a_session_begins() {
        assertThat(HalfDay.of(DayOfWeek.MONDAY, LocalTime.of(9, 0)).part()).isEqualTo(Part.MORNING);
        assertThat(HalfDay.of(DayOfWeek.MONDAY, LocalTime.of(12, 30)).part()).isEqualTo(Part.AFTERNOON);
        assertThat(HalfDay.of(DayOfWeek.MONDAY, LocalTime.of(18, 0)).part()).isEqualTo(Part.EVENING);
        assertThat(HalfDay.read(HalfDay.join(Set.of(TUESDAY, MONDAY)))).containsExactly(MONDAY, TUESDAY);
    }

    private static SuggestedGroup weigh(Kind kind, String level, Schooling schooling, Set<HalfDay> hours, long taken) {
        Framework framework = kind == Kind.LITERACY ? Framework.LITERACY : Framework.CEFR;
        return Suggestions.weigh(
                new GroupPlaces(1, "Groupe", "Activité", 10, taken, 0),
                new Suggestions.Asked(
                        kind,
                        framework,
                        level,
                        Scale.said(framework, level),
                        1,
                        hours,
                        LocalDateTime.of(DAY, LocalTime.NOON)),
                Track.of(schooling, "so"),
                1L,
                List.of(
                        new LevelRow(DAY, Framework.CEFR, Skill.SPEAKING, "A1", Assessment.Kind.PLACEMENT),
                        new LevelRow(DAY, Framework.CEFR, Skill.READING, "A1.1", Assessment.Kind.PLACEMENT),
                        new LevelRow(
                                DAY.minusYears(1), Framework.CEFR, Skill.SPEAKING, "0", Assessment.Kind.PLACEMENT)),
                Set.of(MONDAY));
    }

    @Test
    void the_group_above_suits_better_than_one_far_above_below_full_or_at_other_hours() {
        int best = weigh(Kind.COURSE, "A1", Schooling.HIGHER, Set.of(MONDAY), 3).score();
        assertThat(best)
                .isGreaterThan(weigh(Kind.COURSE, "B2", Schooling.HIGHER, Set.of(MONDAY), 3)
                        .score())
                .isGreaterThan(weigh(Kind.COURSE, "A1.1", Schooling.HIGHER, Set.of(MONDAY), 3)
                        .score())
                .isGreaterThan(weigh(Kind.COURSE, "A1", Schooling.HIGHER, Set.of(TUESDAY), 3)
                        .score())
                .isGreaterThan(weigh(Kind.COURSE, "A1", Schooling.HIGHER, Set.of(MONDAY), 10)
                        .score())
                .isGreaterThan(weigh(Kind.LITERACY, "1", Schooling.HIGHER, Set.of(MONDAY), 3)
                        .score());
    }

    @Test
    void schooling_decides_between_literacy_and_a_course_whatever_the_level() {
        assertThat(weigh(Kind.LITERACY, "1", Schooling.NEVER, Set.of(MONDAY), 3).score())
                .isGreaterThan(weigh(Kind.COURSE, "A1", Schooling.NEVER, Set.of(MONDAY), 3)
                        .score());
    }

    @Test
    void every_reason_is_said() {
        assertThat(weigh(Kind.COURSE, "B1", Schooling.NEVER, Set.of(MONDAY, TUESDAY), 10)
                        .reasons())
                .extracting(Reason::key)
                .containsExactly("public-course", "level-above", "level-above", "hours-missed", "full", "site");
    }
}
