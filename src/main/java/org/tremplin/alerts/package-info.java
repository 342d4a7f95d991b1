/**
 * Who should be called, and what came of it. Every evening the terms of the groups that run are read ({@code
 * attendance.Term} says what a sign is), and whoever shows one gets an alert: taken by somebody, closed with an outcome.
 * Who left or is on leave is left alone, who came back is closed by itself, and after a call there is a fortnight's rest. The same round reminds trainers of sessions that nobody called.
 *
 * <p>Apart from attendance, which has its thirty files: nothing there needs to know of alerts.
 */
package org.tremplin.alerts;
