package org.tremplin.progress.certificates;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.platform.Missing;

/** Certificates as PDF. */
@Path("/certificates.pdf")
@RequestScoped
@Tag(name = "progress")
public class CertificatesResource {
    /** The limit of one PDF; each certificate is a page. */
    private static final int MOST = 500;

    @Inject
    private Certificates certificates;

    @Inject
    private IssuedCertificates issued;

    @Inject
    private Me me;

    @Inject
    private Ui ui;

    @GET
    @Produces("application/pdf")
    @Operation(
            summary = "Certificates that were issued, one a page",
            description = "id may be given several times, 500 at most; a learner reads their own ones only.")
    public Response print(@QueryParam("id") List<Long> ids) {
        if (ids.size() > MOST) {
            throw new BadRequestException();
        }
        List<CertificateView> found = me.has(Permission.CERTIFY)
                ? issued.views(ids)
                : issued.mine().stream().filter(c -> ids.contains(c.id())).toList();
        if (found.isEmpty()) {
            throw new Missing();
        }
        String name = found.size() == 1 ? found.get(0).number() : "attestations";
        return Response.ok(new CertificatePaper(found).pdf(ui.onPaper()))
                .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
