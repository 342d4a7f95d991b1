/** What was done in a session, and what was handed out: read and written on the session's page. */
package org.tremplin.planning.logbook;
