package org.tremplin.planning;

import java.io.Serializable;

/** A session that is planned when somebody who gives it cannot be there. @param why on leave, or not available */
public record ConcernedSession(SessionRow session, Clash.Kind why) implements Serializable {}
