package org.tremplin.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.json.bind.JsonbBuilder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.House;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Role;
import org.tremplin.catalogue.Activity;
import org.tremplin.catalogue.ActivityForm;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.planning.SessionQueries;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.Missing;

/** What strangers are told of a group, and what they are not. */
@InContainer
class OffersIT {
    @Inject
    private Cast cast;

    @Inject
    private Me me;

    @Inject
    private Offers offers;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Groups groups;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionQueries queries;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Houses houses;

    private long group;

    private long activity;

    @BeforeEach
    void a_group_of_one_place() {
        cast.become(Role.COORDINATOR);
        group = cast.group(1);
        activity = groups.view(group).activity;
    }

    private void publish() {
        catalogue.save(catalogue.view(activity).inPublic(Activity.Colour.GREEN, Activity.Pictogram.BOOK));
    }

    private List<OfferRow> asStranger() {
        me.become(null);
        return offers.list(activity);
    }

    private void strangersFindNothing() {
        me.become(null);
        assertThatThrownBy(() -> offers.list(activity)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> offers.calendar(group)).isInstanceOf(Missing.class);
        assertThat(offers.list(0)).noneMatch(row -> row.activity().form().id == activity);
        cast.become(Role.COORDINATOR);
    }

    @Test
    void an_activity_is_public_when_it_is_opted_in_and_while_it_is_offered() {
        strangersFindNothing();
        publish();
        assertThat(asStranger()).hasSize(1);
        assertThat(offers.calendar(group)).startsWith("BEGIN:VCALENDAR");
        cast.become(Role.COORDINATOR);
        catalogue.archive(activity, catalogue.view(activity).version);
        strangersFindNothing();
        publish(); // a form that was open meanwhile
        strangersFindNothing();
        catalogue.bringBack(activity, catalogue.view(activity).version);
        strangersFindNothing();
    }

    @Test
    void a_copy_is_not_public() {
        publish();
        ActivityForm copy = catalogue.view(catalogue.copy(activity, "Copie"));
        assertThat(copy.published).isFalse();
        assertThat(copy.pictogram).isEqualTo(Activity.Pictogram.BOOK);
    }

    @Test
    void an_association_may_show_nothing() {
        publish();
        cast.become(Role.ADMINISTRATOR);
        House house = houses.house();
        houses.change(new House(house.version(), house.name(), house.zone(), false, 3, 2, 10, true));
        try {
            me.become(null);
            assertThatThrownBy(() -> offers.list(0)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> offers.calendar(group)).isInstanceOf(Missing.class);
        } finally {
            cast.become(Role.ADMINISTRATOR);
            houses.change(new House(houses.house().version(), house.name(), house.zone(), true, 3, 2, 10, true));
        }
    }

    @Test
    void usual_hours_are_told_once_and_one_that_was_moved_is_not_usual() {
        LocalDate monday = cast.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        for (int week = 0; week < 6; week++) {
            cast.session(group, monday.plusWeeks(week));
            cast.session(group, monday.plusWeeks(week).plusDays(3));
        }
        sessions.plan(Cast.at(group, monday.plusDays(1), LocalTime.of(18, 0), LocalTime.of(19, 0), null, Set.of()));
        long cancelled = sessions.plan(
                Cast.at(group, cast.today().plusDays(1), LocalTime.of(13, 0), LocalTime.of(14, 0), null, Set.of()));
        sessions.cancel(cancelled, queries.view(cancelled).form().version(), "panne");
        cast.session(group, cast.today().minusDays(7));
        publish();
        OfferGroup told = asStranger().get(0).groups().get(0);
        assertThat(told.hours())
                .containsExactly(new OfferGroup.Hours(
                        LocalTime.of(9, 0), LocalTime.of(12, 0), List.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY)));
        assertThat(told.next()).isEqualTo(monday);
        assertThat(told.full()).isFalse();
    }

    @Test
    void a_group_without_a_place_left_is_full() {
        publish();
        enrolments.enrol(cast.person("Ada", "Offre"), group);
        assertThat(asStranger().get(0).groups().get(0).full()).isTrue();
    }

    @Test
    void nobodys_name_is_told_and_no_title_of_a_group() {
        long trainer = cast.trainer("Zénobie", "Vanderzwalm");
        GroupForm form = groups.view(group);
        form.title = "Chez Zénobie";
        form.trainers = Set.of(trainer);
        groups.save(form);
        sessions.plan(Cast.at(
                group, cast.today().plusDays(2), LocalTime.of(9, 0), LocalTime.of(10, 0), null, Set.of(trainer)));
        publish();
        String title = catalogue.view(activity).title;
        assertThat(JsonbBuilder.create().toJson(asStranger())).contains(title).doesNotContain("Zénobie", "Vanderzwalm");
        assertThat(offers.calendar(group))
                .contains("SUMMARY:" + title, "BEGIN:VEVENT")
                .doesNotContain("Zénobie", "Vanderzwalm", "ATTENDEE", "ORGANIZER");
    }

    @Test
    void a_group_that_is_over_is_not_on_offer() {
        GroupForm form = groups.view(group);
        form.endsOn = cast.today().minusDays(1);
        groups.save(form);
        publish();
        assertThat(asStranger().get(0).groups()).isEmpty();
    }

    @Test
    void the_number_of_statements_does_not_depend_on_what_is_on_offer() throws Exception {
        publish();
        me.become(null);
        offers.list(0);
        long before = cast.statements(() -> offers.list(0));
        cast.become(Role.COORDINATOR);
        for (int i = 0; i < 4; i++) {
            group = cast.group(3);
            activity = groups.view(group).activity;
            cast.session(group, cast.today().plusDays(1));
            publish();
        }
        assertThat(cast.statements(() -> offers.list(0))).isEqualTo(before);
    }
}
