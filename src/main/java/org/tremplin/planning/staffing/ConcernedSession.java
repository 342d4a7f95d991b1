package org.tremplin.planning.staffing;

import java.io.Serializable;
import org.tremplin.planning.SessionRow;
import org.tremplin.planning.availability.Clash;

/** A session planned when one of its trainers cannot be there. @param why on leave, or not available */
public record ConcernedSession(SessionRow session, Clash.Kind why) implements Serializable {}
