package org.tremplin.platform;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code <t:kept by="#{…}">}: what is inside is drawn once for each language and value of {@code by}, and then written as
 * it was: no components, no expressions. Everything inside must follow from these two alone; {@code by} must have few
 * values and nothing of a person. Views that keep state draw it anew each time: their components must be there again when
 * a form comes back.
 */
public final class Kept extends TagHandler {
    private static final Map<String, String> DRAWN = new ConcurrentHashMap<>();

    private final TagAttribute by;

    public Kept(TagConfig config) {
        super(config);
        by = getAttribute("by");
    }

    @Override
    public void apply(FaceletContext context, UIComponent parent) throws IOException {
        UIViewRoot view = context.getFacesContext().getViewRoot();
        if (!view.isTransient()) {
            nextHandler.apply(context, parent);
            return;
        }
        String key = tag.getLocation() + " " + view.getLocale() + " " + (by == null ? "" : by.getValue(context));
        Part part = new Part(key, DRAWN.get(key));
        parent.getChildren().add(part);
        if (part.drawn == null) {
            nextHandler.apply(context, part);
        }
    }

    /** Writes what was drawn, or draws its children and keeps that. */
    private static final class Part extends UIComponentBase {
        private final String key;
        private final String drawn;

        Part(String key, String drawn) {
            this.key = key;
            this.drawn = drawn;
            setTransient(true);
        }

        @Override
        public String getFamily() {
            return Part.class.getName();
        }

        @Override
        public boolean getRendersChildren() {
            return true;
        }

        @Override
        public void encodeChildren(FacesContext faces) throws IOException {
            ResponseWriter page = faces.getResponseWriter();
            String html = drawn;
            if (html == null) {
                StringWriter text = new StringWriter();
                ResponseWriter aside = page.cloneWithWriter(text);
                faces.setResponseWriter(aside);
                try {
                    super.encodeChildren(faces);
                    aside.flush();
                } finally {
                    faces.setResponseWriter(page);
                }
                html = text.toString();
                DRAWN.put(key, html);
            }
            page.write(html);
        }
    }
}
