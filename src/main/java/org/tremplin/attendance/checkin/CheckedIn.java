package org.tremplin.attendance.checkin;

import java.io.Serializable;

/**
 * What a learner is told after checking in.
 *
 * @param title of the group
 * @param present false when the trainer has noted otherwise since an earlier check-in
 */
public record CheckedIn(String title, boolean present, int minutesLate) implements Serializable {}
