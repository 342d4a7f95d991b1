package org.tremplin.platform;

import jakarta.ws.rs.core.Response;

/** An exception that carries more than its type says: it writes its own problem details. */
public interface HasProblem {
    Response problem(Texts texts);
}
