package org.tremplin.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

/**
 * A year of a federation, three years ago so that it is in nobody else's way: 40 sites of ten rooms, 400 groups, 20,000
 * sessions. The coordinators of the bench plan everywhere, {@code site-coordinator-0} and so on each on one site.
 */
final class Federation {
    private static final int SITES = 40;
    private static final int GROUPS_PER_SITE = 10;
    private static final int WEEKS = 50;
    private static final long SITE = 8_100_000;
    private static final long ROOM = 8_200_000;
    private static final long GROUP = 8_300_000;
    private static final long SESSION = 8_400_000;
    private static final long ACCOUNTS = 1_000_000;

    private Federation() {}

    /** A week in its middle. */
    static LocalDate day(LocalDate today) {
        return first(today).plusWeeks(WEEKS / 2);
    }

    private static LocalDate first(LocalDate today) {
        return today.minusYears(3).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static void fill(Connection c, LocalDate today) throws SQLException {
        LocalDate first = first(today);
        try (PreparedStatement site = c.prepareStatement("insert into site (id, name) values (?, ?)");
                PreparedStatement room =
                        c.prepareStatement("insert into room (id, site_id, name, capacity) values (?, ?, ?, 20)");
                PreparedStatement group =
                        c.prepareStatement("insert into activity_group (id, code, activity_id, site_id,"
                                + " room_id, title, capacity, starts_on, ends_on, opening)"
                                + " values (?, ?, 900001, ?, ?, ?, 15, ?, ?, 'CLOSED')");
                PreparedStatement session =
                        c.prepareStatement("insert into session (id, code, group_id, room_id, on_date,"
                                + " starts_at, ends_at, minutes, status) values (?, ?, ?, ?, ?, ?, ?, 150, 'HELD')")) {
            for (int s = 0; s < SITES; s++) {
                Year.add(site, SITE + s, "Maison " + s);
                for (int g = 0; g < GROUPS_PER_SITE; g++) {
                    long number = (long) s * GROUPS_PER_SITE + g;
                    String title = "Groupe %d de la maison %d".formatted(g, s);
                    Year.add(room, ROOM + number, SITE + s, "Local " + g + ", maison " + s);
                    Year.add(
                            group,
                            GROUP + number,
                            "F" + number,
                            SITE + s,
                            ROOM + number,
                            title,
                            first,
                            first.plusWeeks(WEEKS));
                    for (int week = 0; week < WEEKS; week++) {
                        LocalTime begins = LocalTime.of(9 + 3 * (g % 3), 0);
                        Year.add(
                                session,
                                SESSION + number * WEEKS + week,
                                "F" + number + "-" + week,
                                GROUP + number,
                                ROOM + number,
                                first.plusWeeks(week).plusDays(number % 5),
                                begins,
                                begins.plusMinutes(150));
                    }
                }
            }
            site.executeBatch();
            room.executeBatch();
            group.executeBatch();
            session.executeBatch();
        }
        Year.run(
                c,
                "insert into account (id, login, display_name, password_hash, created_at)"
                        + " select id + " + ACCOUNTS
                        + ", concat('site-', login), login, password_hash, created_at from account"
                        + " where login like 'coordinator-%'");
        Year.run(c, "insert into account_role select id, 'COORDINATOR' from account where login like 'site-%'");
        Year.run(
                c,
                "insert into account_site select id, " + SITE + " + mod(id, " + SITES
                        + ") from account where login like 'site-%'");
    }
}
