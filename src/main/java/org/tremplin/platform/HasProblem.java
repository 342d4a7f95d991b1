package org.tremplin.platform;

import jakarta.ws.rs.core.Response;

/** An exception that says more than its kind: it writes its own problem details. */
public interface HasProblem {
    Response problem(Texts texts);
}
