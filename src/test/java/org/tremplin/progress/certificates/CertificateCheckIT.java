package org.tremplin.progress.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Guest;
import org.tremplin.House;

/** What whoever scans a certificate reads: what its paper says. */
class CertificateCheckIT {
    private static final String LINES = "[{\"activity\":\"Cuisine\",\"group\":\"Cuisine A\",\"site\":\"Siège\","
            + "\"from\":\"2030-01-07\",\"to\":\"2030-01-31\",\"sessions\":3,\"minutes\":325,\"offList\":180,\"expected\":360,"
            + "\"rate\":40}]";

    private static String certificate() throws SQLException, IOException {
        String code = UUID.randomUUID().toString().replace("-", "");
        try (Connection database = House.database();
                PreparedStatement made = database.prepareStatement(
                        "insert into certificate (id, number, kind, code, person_id, association, name, from_on, to_on, statement,"
                                + " issued_at) select 990001, '2030-99001', 'ATTENDANCE', ?, min(id), 'Association', 'Amina Essai',"
                                + " '2030-01-01', '2030-01-31', ?, '2030-02-01 10:00:00' from person")) {
            made.setString(1, code);
            made.setString(2, LINES);
            made.executeUpdate();
        }
        return code;
    }

    /** Others look for certificates that they issued themselves. */
    @AfterEach
    void nobody_has_it_any_more() throws SQLException, IOException {
        try (Connection database = House.database();
                Statement gone = database.createStatement()) {
            gone.executeUpdate("delete from certificate where id = 990001");
        }
    }

    @Test
    void the_hours_of_a_line_are_those_of_its_paper_with_what_was_off_the_list() throws SQLException, IOException {
        Guest desk = Guest.stranger();
        String page = desk.get("/progress/certificate?code=" + certificate())
                .body()
                .replaceAll("<[^>]*>", "")
                .replaceAll("[\\s\u00a0\u202f]+", " ");
        assertThat(page).contains("5 h 25 / 6 h · Hors liste : 3 h").doesNotContain("2 h 25");
    }
}
