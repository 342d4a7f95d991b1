package org.tremplin.planning.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.catalogue.ActivityLine;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.planning.GroupForm;
import org.tremplin.planning.Groups;
import org.tremplin.platform.Refused;

/** Groups from a file and by hand, on a real database. */
@InContainer
class TimetableIT {
    @Inject
    private Cast cast;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Timetable timetable;

    @Inject
    private Groups groups;

    @Inject
    private Enrolments enrolments;

    private final String code = "T" + Cast.unique();

    @BeforeEach
    void an_activity() {
        cast.become(Role.COORDINATOR);
        catalogue.importLines(List.of(new ActivityLine(code, "langue", "fle", "FLE " + code, "A1", 12)));
    }

    private GroupLine line(String trainer, String room, Set<String> given) {
        LocalDate from = LocalDate.of(2026, 9, 1);
        return new GroupLine(code, code, "Groupe", trainer, room, 12, from, from.plusMonths(9), given);
    }

    private GroupForm stored() {
        return groups.view(timetable.groupIds(List.of(code)).get(code));
    }

    @Test
    void a_room_spelt_otherwise_is_the_same_room() {
        timetable.importGroups(List.of(line(null, "Salle Polyvalente " + code, Set.of("lieu", "formateur"))));
        Long room = stored().room;
        timetable.importGroups(List.of(line(null, "salle polyvalenté " + code, Set.of("lieu", "formateur"))));
        assertThat(stored().room).isEqualTo(room).isNotNull();
    }

    @Test
    void a_file_without_trainers_and_rooms_leaves_them_as_they_are() {
        timetable.importGroups(List.of(line("Nadia " + code, "Salle " + code, Set.of("lieu", "formateur"))));
        GroupForm before = stored();
        assertThat(before.trainers).hasSize(1);
        timetable.importGroups(List.of(line(null, null, Set.of())));
        assertThat(stored().trainers).isEqualTo(before.trainers);
        assertThat(stored().room).isEqualTo(before.room);
    }

    @Test
    void the_capacity_never_goes_below_the_places_taken() {
        long group = cast.group(3);
        enrolments.enrol(cast.person("Amina", "Haddad"), group);
        enrolments.enrol(cast.person("Yusuf", "Warsame"), group);
        GroupForm form = groups.view(group);
        form.capacity = 1;
        assertThatThrownBy(() -> groups.save(form)).isInstanceOf(Refused.class);
        form.capacity = 2;
        groups.save(form);
        assertThat(groups.view(group).capacity).isEqualTo(2);
    }
}
