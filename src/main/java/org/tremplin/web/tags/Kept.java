package org.tremplin.web.tags;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.primefaces.context.PrimeFacesContext;
import org.tremplin.platform.paper.Pdf;

/**
 * {@code <t:kept by="#{…}" holes="#{…}">}: its content is rendered once for each language and value of {@code by}, and
 * then written from the cache: no components, no expressions. The content must depend on these two alone; {@code by}
 * must have few values and nothing personal. What belongs to a person or a request is written as <code>{name}</code>,
 * in a text or an attribute, and is filled in, escaped, from the map {@code holes} each time. Stateful views render it
 * each time, because their components must exist when the form comes back.
 */
public final class Kept extends TagHandler {
    private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");
    private static final String NONCE = "{nonce}";
    /** Text and the name of a hole, alternating. */
    private static final Map<String, List<String>> DRAWN = new ConcurrentHashMap<>();

    private final TagAttribute by;
    private final TagAttribute holes;

    public Kept(TagConfig config) {
        super(config);
        by = getAttribute("by");
        holes = getAttribute("holes");
    }

    @Override
    public void apply(FaceletContext context, UIComponent parent) throws IOException {
        UIViewRoot view = context.getFacesContext().getViewRoot();
        if (!view.isTransient() && holes == null) {
            nextHandler.apply(context, parent);
            return;
        }
        String place = tag.getLocation().toString();
        String key = view.isTransient()
                ? place + " " + view.getLocale() + " " + (by == null ? "" : by.getValue(context))
                : null;
        // when a form comes back, its page is built once more on top of the existing components
        parent.getChildren().removeIf(child -> child instanceof Part there && there.place.equals(place));
        Part part = new Part(place, key, holes == null ? Map.of() : (Map<?, ?>) holes.getObject(context));
        parent.getChildren().add(part);
        if (part.drawn == null) {
            nextHandler.apply(context, part);
        }
    }

    /** The page's nonce becomes a hole, too, whatever wrote it: a cached one would be served to everybody. */
    static List<String> cut(String html, boolean atHoles, String nonce) {
        List<String> parts = new ArrayList<>();
        int done = 0;
        Matcher hole = Pattern.compile((atHoles ? HOLE.pattern() : "(?!)()") + "|(" + Pattern.quote(nonce) + ")")
                .matcher(html);
        while (hole.find()) {
            parts.add(html.substring(done, hole.start()));
            parts.add(hole.group(1) == null ? NONCE : hole.group(1));
            done = hole.end();
        }
        parts.add(html.substring(done));
        return parts;
    }

    /** Writes the cached content, or renders its children and caches the result. */
    private static final class Part extends UIComponentBase {
        private final String place;
        /** Null: not cached. */
        private final String key;

        private final Map<?, ?> holes;
        private final List<String> drawn;

        Part(String place, String key, Map<?, ?> holes) {
            this.place = place;
            this.key = key;
            this.holes = holes;
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
            List<String> parts = drawn == null ? draw(faces, page) : drawn;
            for (int i = 0; i < parts.size(); i++) {
                if (i % 2 == 0) {
                    page.write(parts.get(i));
                } else {
                    page.write(parts.get(i).equals(NONCE) ? nonce(faces) : filled(parts.get(i)));
                }
            }
        }

        private List<String> draw(FacesContext faces, ResponseWriter page) throws IOException {
            StringWriter text = new StringWriter();
            ResponseWriter aside = page.cloneWithWriter(text);
            faces.setResponseWriter(aside);
            try {
                super.encodeChildren(faces);
                aside.flush();
            } finally {
                faces.setResponseWriter(page);
            }
            List<String> parts = cut(text.toString(), !holes.isEmpty(), nonce(faces));
            if (key != null) {
                DRAWN.put(key, parts);
            }
            return parts;
        }

        private static String nonce(FacesContext faces) {
            return PrimeFacesContext.getCspState(faces).getNonce();
        }

        private String filled(String hole) {
            Object value = holes.get(hole);
            if (value == null) {
                throw new IllegalStateException("nothing for {" + hole + "}");
            }
            return Pdf.text(value.toString());
        }
    }
}
