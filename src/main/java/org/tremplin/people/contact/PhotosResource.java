package org.tremplin.people.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A person's photograph, for their file. */
@Path("/people/{person}/photo")
@RequestScoped
@Tag(name = "people")
public class PhotosResource {
    @Inject
    private Photos photos;

    @GET
    @Produces("image/jpeg")
    @Operation(
            summary = "A person's photograph",
            description = "A square of 160 points, of who agreed to it; else 404.")
    public byte[] photo(@PathParam("person") long person) {
        return photos.of(person);
    }
}
