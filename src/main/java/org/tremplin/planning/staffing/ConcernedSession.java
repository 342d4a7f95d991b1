package org.tremplin.planning.staffing;

import java.io.Serializable;
import org.tremplin.planning.SessionRow;
import org.tremplin.planning.availability.Clash;

/** A session that is planned when somebody who gives it cannot be there. @param why on leave, or not available */
public record ConcernedSession(SessionRow session, Clash.Kind why) implements Serializable {}
