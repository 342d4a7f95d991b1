package org.tremplin.access.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.Serializable;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Me;
import org.tremplin.web.Requests;

/** Tells a page that the phone has cached who is signed in. */
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class MeResource {
    /** @param csrf to send as {@code X-CSRF-Token} with every change; empty for a personal token */
    public record Who(Long account, String name, String csrf) implements Serializable {}

    @Inject
    private Me me;

    @GET
    @Operation(summary = "The account that asks")
    public Who who(@Context HttpServletRequest request) {
        return new Who(me.accountId(), me.getName(), Requests.csrf(request));
    }
}
