/** What was done in a session, and what was handed out: read and written on the page of the session. */
package org.tremplin.planning.logbook;
