package org.tremplin.web.tags;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.stream.Stream;
import org.tremplin.platform.Release;

/**
 * {@code <t:icon name="check" size="l"/>}: a drawing of {@code assets/icons.svg}. A component rather than a tag file,
 * because a page has dozens of them and each expression in a tag file is costly.
 */
@FacesComponent(Icon.TYPE)
public class Icon extends UIComponentBase {
    static final String TYPE = "org.tremplin.web.tags.Icon";

    private static final String DRAWINGS = "/assets/icons.svg?v=" + Release.ID + "#";

    @Override
    public String getFamily() {
        return TYPE;
    }

    @Override
    public void encodeBegin(FacesContext faces) throws IOException {
        if (!isRendered()) {
            return;
        }
        String name = (String) getAttributes().get("name");
        Object size = getAttributes().get("size");
        ResponseWriter writer = faces.getResponseWriter();
        writer.startElement("svg", this);
        writer.writeAttribute(
                "class",
                "icon" + (size == null ? "" : " icon-" + size) + (hasDirection(name) ? " icon-dir" : ""),
                null);
        writer.writeAttribute("aria-hidden", "true", null);
        writer.startElement("use", this);
        writer.writeAttribute("href", DRAWINGS + name, null);
        writer.endElement("use");
        writer.endElement("svg");
    }

    /** Mirrored in pages that are read from right to left. */
    private static boolean hasDirection(String name) {
        return Stream.of("chevron", "arrow", "log").anyMatch(name::startsWith);
    }
}
