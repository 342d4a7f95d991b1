package org.tremplin.planning.availability;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Why a slot does not fit.
 *
 * @param what the name of the room, the trainer or the closure
 * @param session the other session, 0 where there is none
 * @param title the other session's group
 * @param from when the other session begins, null for a whole day
 */
public record Clash(Kind kind, String what, long session, String title, LocalDate date, LocalTime from, LocalTime to)
        implements Serializable {
    /**
     * What it clashes with; {@code binding}: refused unless somebody with the permission gives a reason. The others are
     * warnings.
     */
    public enum Kind {
        ROOM(true),
        TRAINER(true),
        GROUP(true),
        UNAVAILABLE(true),
        ON_LEAVE(true),
        CLOSURE(false),
        ROOM_TOO_SMALL(false);

        private final boolean binding;

        Kind(boolean binding) {
            this.binding = binding;
        }

        public boolean binding() {
            return binding;
        }

        /** Whether the trainer is not there, whatever else is planned. */
        public boolean away() {
            return this == UNAVAILABLE || this == ON_LEAVE;
        }
    }

    public boolean binding() {
        return kind.binding();
    }
}
