package org.tremplin.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tremplin.platform.files.Exported;

/** Fires an event for every table, paper and file that is exported through the API. */
@Provider
@ApplicationScoped
public class Exports implements ContainerResponseFilter {
    @Inject
    private Event<Exported> exported;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (response.getStatus() != 200 || type == null) {
            return;
        }
        boolean file = response.getHeaders().containsKey("Content-Disposition");
        String kind = type.getSubtype().equals("csv") || type.getSubtype().equals("pdf") ? type.getSubtype() : "file";
        if (file || !kind.equals("file")) {
            exported.fire(new Exported(
                    kind,
                    what(request.getUriInfo().getPath(), request.getUriInfo().getQueryParameters())));
        }
    }

    /** Ids and days only: typed text, which may be a name, must not be recorded here. */
    static String what(String path, Map<String, List<String>> query) {
        StringBuilder what = new StringBuilder("file=" + path.replaceAll("[^A-Za-z0-9/._-]", ""));
        new TreeMap<>(query)
                .forEach((name, values) -> values.stream()
                        .filter(value -> value.matches("\\d{1,18}|\\d{4}-\\d{2}(-\\d{2})?"))
                        .forEach(value -> what.append(' ')
                                .append(name.replaceAll("\\W", ""))
                                .append('=')
                                .append(value)));
        return what.substring(0, Math.min(what.length(), 300));
    }
}
