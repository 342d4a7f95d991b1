/**
 * Groups and sessions that a file brings, made or changed by their codes; whoever imports the marks of these sessions finds them
 * by the same codes. A timetable of its own beside planning, for it writes many at once and lets the past clash: that happened.
 */
package org.tremplin.planning.timetable;
