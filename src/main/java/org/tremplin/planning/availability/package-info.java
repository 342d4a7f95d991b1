/** The days and hours when nothing can be planned: closures, school calendars, leave, the hours that trainers gave. */
package org.tremplin.planning.availability;
