package org.tremplin.web.tags;

import jakarta.el.ValueExpression;
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
import org.primefaces.context.PrimeFacesContext;

/**
 * {@code <t:cached by="#{…}" slots="#{…}">}: its content is rendered once for each language and value of {@code by}, and
 * then written from the cache: no components, no expressions. The content must depend on these two alone; {@code by}
 * must have few values and nothing personal. What belongs to a person or a request is written as <code>{name}</code>,
 * in a text or an attribute, and is filled in, escaped, from the map {@code slots} each time; lists are written with
 * {@link Each}. Stateful views render it each time, because their components must exist when the form comes back.
 */
public final class Cached extends TagHandler {
    private static final Map<String, Drawing> DRAWN = new ConcurrentHashMap<>();

    private final TagAttribute by;
    private final TagAttribute slots;

    public Cached(TagConfig config) {
        super(config);
        by = getAttribute("by");
        slots = getAttribute("slots");
    }

    @Override
    public void apply(FaceletContext context, UIComponent parent) throws IOException {
        UIViewRoot view = context.getFacesContext().getViewRoot();
        if (!view.isTransient() && slots == null) {
            nextHandler.apply(context, parent);
            return;
        }
        String place = tag.getLocation().toString();
        String key = view.isTransient()
                ? place + " " + view.getLocale() + " " + (by == null ? "" : by.getValue(context))
                : null;
        // when a form comes back, its page is built once more on top of the existing components
        parent.getChildren().removeIf(child -> child instanceof Part there && there.place.equals(place));
        Part part = new Part(place, key, slots == null ? null : slots.getValueExpression(context, Map.class));
        parent.getChildren().add(part);
        if (part.drawn == null) {
            nextHandler.apply(context, part);
        }
    }

    /** Writes the cached content, or renders its children and caches the result. */
    static final class Part extends UIComponentBase {
        private final String place;
        /** Null: not cached. */
        private final String key;

        /** Evaluated when written, because a page may be built before its data are loaded. Null: no slots. */
        private final ValueExpression slots;

        private final Drawing drawn;

        Part(String place, String key, ValueExpression slots) {
            this.place = place;
            this.key = key;
            this.slots = slots;
            this.drawn = key == null ? null : DRAWN.get(key);
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
            Drawing all = drawn == null ? draw(faces, page) : drawn;
            page.write(all.filled(slots == null ? Map.of() : slots.getValue(faces.getELContext()), nonce(faces)));
        }

        private Drawing draw(FacesContext faces, ResponseWriter page) throws IOException {
            StringWriter text = new StringWriter();
            ResponseWriter aside = page.cloneWithWriter(text);
            faces.setResponseWriter(aside);
            try {
                super.encodeChildren(faces);
                aside.flush();
            } finally {
                faces.setResponseWriter(page);
            }
            Drawing fresh = Drawing.of(text.toString(), slots != null, nonce(faces));
            if (key != null) {
                DRAWN.put(key, fresh);
            }
            return fresh;
        }

        private static String nonce(FacesContext faces) {
            return PrimeFacesContext.getCspState(faces).getNonce();
        }
    }
}
