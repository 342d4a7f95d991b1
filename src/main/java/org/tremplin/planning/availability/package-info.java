/** The days and hours on which nothing can be planned: closures, school calendars, leave, the hours that somebody gave. */
package org.tremplin.planning.availability;
