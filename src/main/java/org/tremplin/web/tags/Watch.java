package org.tremplin.web.tags;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;

/**
 * {@code <t:watch of="from to" action="#{…}" process="@form" update="fit"/>}: sends its form as a {@link Button} would once
 * one of these fields of it has changed, or half a second after something was typed with {@code typing="true"}. {@code
 * process} is the fields themselves unless it is said; {@code quiet} says nothing when no answer comes.
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
