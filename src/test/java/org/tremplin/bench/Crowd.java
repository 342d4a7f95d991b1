package org.tremplin.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** 50,000 people who came once, as a federation has them after ten years. */
final class Crowd {
    private static final int PEOPLE = 50_000;
    private static final long PERSON = 9_000_000;
    private static final String[] GIVEN = {
        "Amina", "Bekele", "Chen", "Dina", "Elif", "Farid", "Grace", "Hana", "Ibrahim", "Jamila", "Kofi", "Lwam",
        "Mehdi"
    };
    private static final String[] FAMILY = {
        "Haddad", "Tesfay", "Benali", "Kovalenko", "Diallo", "Rossi", "Yilmaz", "Nguyen", "Popescu", "Okafor", "Silva"
    };

    private Crowd() {}

    static void fill(Connection c) throws SQLException {
        try (PreparedStatement person = c.prepareStatement(
                        "insert into person (id, code, given_name, family_name, phone, municipality) values (?, ?, ?, ?, ?, ?)");
                PreparedStatement role = c.prepareStatement("insert into person_role values (?, 'LEARNER')")) {
            for (int i = 0; i < PEOPLE; i++) {
                Year.add(
                        person,
                        PERSON + i,
                        "C" + i,
                        GIVEN[i % GIVEN.length],
                        FAMILY[i / GIVEN.length % FAMILY.length] + " " + i / 500,
                        "+3247%07d".formatted(i),
                        "Commune " + i % 40);
                Year.add(role, PERSON + i);
            }
            person.executeBatch();
            role.executeBatch();
        }
    }
}
