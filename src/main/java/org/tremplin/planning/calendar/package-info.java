/** What is planned as those who plan see and change it: the calendar, the week on paper, series, groups and rooms. */
package org.tremplin.planning.calendar;
