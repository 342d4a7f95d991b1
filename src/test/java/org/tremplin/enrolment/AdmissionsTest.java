package org.tremplin.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tremplin.enrolment.AdmissionRule.Kind;
import org.tremplin.enrolment.intake.Track;
import org.tremplin.people.Person.Schooling;

/** What keeps somebody out of an activity, and which teaching is for whom. */
class AdmissionsTest {
    private static final long MINE = 1;
    private static final long OTHER = 2;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private static List<String> against(
            Kind kind, Integer years, long activity, Set<Long> completed, Set<Long> current, LocalDate born) {
        RuleRow rule = new RuleRow(
                9,
                0,
                MINE,
                "Mienne",
                kind,
                kind.namesAnother() ? OTHER : null,
                kind.namesAnother() ? "Autre" : null,
                years);
        return Admissions.against(List.of(rule), activity, DAY, new Admissions.Past(completed, current, born)).stream()
                .map(reason -> reason.key() + reason.details())
                .toList();
    }

    @Test
    void what_comes_before_has_to_be_completed_not_only_begun() {
        assertThat(against(Kind.AFTER, null, MINE, Set.of(), Set.of(OTHER), null))
                .containsExactly("after[Autre]");
        assertThat(against(Kind.AFTER, null, MINE, Set.of(OTHER), Set.of(), null))
                .isEmpty();
        assertThat(against(Kind.AFTER, null, OTHER, Set.of(), Set.of(), null)).isEmpty();
    }

    @Test
    void two_that_exclude_each_other_do_so_both_ways() {
        assertThat(against(Kind.NOT_WITH, null, MINE, Set.of(), Set.of(OTHER), null))
                .containsExactly("not-with[Autre]");
        assertThat(against(Kind.NOT_WITH, null, OTHER, Set.of(), Set.of(MINE), null))
                .containsExactly("not-with[Mienne]");
        assertThat(against(Kind.NOT_WITH, null, MINE, Set.of(OTHER), Set.of(), null))
                .isEmpty();
    }

    @Test
    void once_is_once() {
        assertThat(against(Kind.ONCE, null, MINE, Set.of(MINE), Set.of(), null)).containsExactly("once[]");
        assertThat(against(Kind.ONCE, null, MINE, Set.of(), Set.of(MINE), null)).isEmpty();
        assertThat(against(Kind.ONCE, null, OTHER, Set.of(OTHER), Set.of(), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AGE_FROM,2008-11-28,",
        "AGE_FROM,2008-11-29,'age-from[18, 17]'",
        "AGE_FROM,,",
        "AGE_TO,2007-11-29,",
        "AGE_TO,2007-11-28,'age-to[18, 19]'",
        "AGE_TO,,"
    })
    void an_age_is_the_one_of_the_day_and_no_age_is_no_obstacle(Kind kind, LocalDate born, String said) {
        assertThat(against(kind, 18, MINE, Set.of(), Set.of(), born))
                .isEqualTo(said == null ? List.of() : List.of(said));
    }

    @ParameterizedTest
    @CsvSource({
        ",,UNKNOWN",
        ",fr,UNKNOWN",
        "NEVER,,LITERACY",
        "NEVER,fr,LITERACY",
        "PRIMARY,,SHORT",
        "PRIMARY,ti,SHORT",
        "PRIMARY,fr,ILLITERACY",
        "HIGHER,fr,ILLITERACY",
        "LOWER_SECONDARY,,FLE",
        "HIGHER,ar,FLE"
    })
    void schooling_and_its_language_decide_the_public(Schooling schooling, String in, Track track) {
        assertThat(Track.of(schooling, in)).isEqualTo(track);
    }
}
