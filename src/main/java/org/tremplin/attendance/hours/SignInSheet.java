package org.tremplin.attendance.hours;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.attendance.MarkView;
import org.tremplin.attendance.RollCallView.Sealed;
import org.tremplin.people.PaperName;
import org.tremplin.planning.GroupView;
import org.tremplin.planning.Session;

/**
 * The sign-in sheet (feuille d'émargement) of a group for a period: its sessions, the people who are on the list or
 * were marked, and their marks.
 *
 * @param programmes titles of the funders' programmes for which the activity counts
 * @param logos of those programmes, as addresses of images
 * @param meetings by time, including cancelled ones
 * @param lines by name
 */
public record SignInSheet(
        GroupView group,
        LocalDate from,
        LocalDate to,
        List<String> programmes,
        List<String> logos,
        List<Meeting> meetings,
        List<Line> lines)
        implements Serializable {

    /**
     * One column. @param distance online or by telephone @param trainers empty for none @param sealed null while not
     * sealed
     */
    public record Meeting(
            long session,
            LocalDate date,
            LocalTime startsAt,
            LocalTime endsAt,
            Session.Status status,
            boolean distance,
            List<PaperName> trainers,
            Sealed sealed)
            implements Serializable {
        long minutes() {
            return ChronoUnit.MINUTES.between(startsAt, endsAt);
        }
    }

    /**
     * One row.
     *
     * @param expected the sessions on whose day this person is on the list
     * @param marks by session; no entry means not marked, which is not absent
     * @param signatures the drawings, by session; empty for a sheet that is not printed
     */
    public record Line(
            long person, PaperName who, Set<Long> expected, Map<Long, MarkView> marks, Map<Long, String> signatures)
            implements Serializable {
        String name() {
            return who.name();
        }

        /** Minutes present in those of these sessions that were held. */
        public long minutes(List<Meeting> meetings) {
            return meetings.stream()
                    .filter(m -> m.status() == Session.Status.HELD && marks.containsKey(m.session()))
                    .mapToLong(m -> marks.get(m.session()).minutes())
                    .sum();
        }
    }
}
