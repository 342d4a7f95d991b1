package org.tremplin.planning;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotNull;
import org.junit.jupiter.api.Test;

/** What a group cannot be without is asked at its field: the database would answer too late. */
class GroupFormTest {
    @Test
    void a_group_has_an_opening() throws NoSuchFieldException {
        assertThat(GroupForm.class.getField("opening").isAnnotationPresent(NotNull.class))
                .isTrue();
    }
}
