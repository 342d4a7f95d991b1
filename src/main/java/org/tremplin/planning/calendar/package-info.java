/** The pages of planners: the calendar, the week on paper, series, groups and rooms. */
package org.tremplin.planning.calendar;
