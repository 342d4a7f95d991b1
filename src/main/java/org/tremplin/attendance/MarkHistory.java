package org.tremplin.attendance;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line of a mark's history.
 *
 * @param status null: the mark was taken back
 * @param correction the reason given for a change after the day
 * @param overtaken it arrived after somebody had noted something later: it never counted
 * @param by the name of the account; null for an import by the server itself
 */
public record MarkHistory(
        AttendanceMark.Status status,
        int minutesLate,
        int minutesLeftEarly,
        String reason,
        String correction,
        Instant markedAt,
        Instant receivedAt,
        boolean overtaken,
        String by)
        implements Serializable {

    /**
     * The lines in reading order: the one that counts first, whatever the clocks said; then the others by the time they
     * were noted, newest first, including those that arrived too late.
     *
     * @param received the lines in the order of arrival, newest first
     */
    static List<MarkHistory> toRead(List<MarkHistory> received) {
        MarkHistory counts =
                received.stream().filter(line -> !line.overtaken).findFirst().orElse(null);
        Stream<MarkHistory> others = received.stream()
                .filter(line -> line != counts)
                .sorted(Comparator.comparing(MarkHistory::markedAt).reversed());
        return Stream.concat(Stream.ofNullable(counts), others).toList();
    }
}
