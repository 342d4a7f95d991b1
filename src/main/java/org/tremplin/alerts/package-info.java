/**
 * Who should be called, and the outcome. Every evening the round reads the terms of running groups
 * ({@code attendance.hours.Term} defines the signs) and raises an alert for each person with a sign; somebody takes it
 * and closes it with an outcome. People who left or are on leave get none, alerts of people who are present again close
 * by themselves, and after a call there is a fortnight's rest. The same round reminds trainers of missing roll-calls.
 *
 * <p>Separate from attendance, because nothing there needs to know of alerts.
 */
package org.tremplin.alerts;
