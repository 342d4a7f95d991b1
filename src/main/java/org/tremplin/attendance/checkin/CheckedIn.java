package org.tremplin.attendance.checkin;

import java.io.Serializable;

/**
 * What a learner is told who came with a code.
 *
 * @param title of the group
 * @param present false when the trainer noted otherwise after they had come
 */
public record CheckedIn(String title, boolean present, int minutesLate) implements Serializable {}
