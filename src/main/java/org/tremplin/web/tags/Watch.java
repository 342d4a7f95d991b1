package org.tremplin.web.tags;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;

/**
 * {@code <t:watch of="from to" action="#{…}" process="@form" update="fit"/>}: sends its form, as a {@link Button}
 * would, when one of these fields has changed, or with {@code typing="true"} half a second after typing. {@code
 * process} defaults to the fields themselves; {@code quiet} suppresses the message when no answer comes.
 */
@FacesComponent(Watch.TYPE)
public class Watch extends Button {
    static final String TYPE = "org.tremplin.web.tags.Watch";

    @Override
    public void encodeBegin(FacesContext faces) throws IOException {
        if (!isRendered()) {
            return;
        }
        String fields = ids(faces, "of");
        ResponseWriter page = faces.getResponseWriter();
        page.startElement("span", this);
        page.writeAttribute("id", getClientId(faces), null);
        page.writeAttribute("hidden", true, null);
        page.writeAttribute("data-watch", fields, null);
        page.writeAttribute("data-typing", orNone("typing"), null);
        page.writeAttribute("data-quiet", orNone("quiet"), null);
        page.writeAttribute("data-process", said("process").isEmpty() ? fields : ids(faces, "process"), null);
        page.writeAttribute("data-update", ids(faces, "update"), null);
    }

    @Override
    public void encodeEnd(FacesContext faces) throws IOException {
        if (isRendered()) {
            faces.getResponseWriter().endElement("span");
        }
    }
}
