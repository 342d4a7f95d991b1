package org.tremplin.web.tags;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;

/**
 * {@code <t:each in="rows">} inside a {@link Cached}: its content is written once for each map in the list that the slots
 * contain under this name, with that map's values. A list of one map or none makes an optional part. Unlike {@code
 * ui:repeat} it needs no component or expression for each turn: a table of 30 rows and 60 columns has 1,800 cells.
 */
public final class Each extends TagHandler {
    static final String BEGINS = "each ";
    private static final String ENDS = "end ";

    private final String name;

    public Each(TagConfig config) {
        super(config);
        name = getRequiredAttribute("in").getValue();
    }

    @Override
    public void apply(FaceletContext context, UIComponent parent) throws IOException {
        UIComponent around = parent;
        while (!(around instanceof Cached.Part)) {
            if (around == null) {
                throw new IllegalStateException("not inside of a t:cached: " + tag.getLocation());
            }
            around = around.getParent();
        }
        parent.getChildren().add(new Mark(BEGINS + name));
        nextHandler.apply(context, parent);
        parent.getChildren().add(new Mark(ENDS + name));
    }

    /** Marks the beginning or the end for {@link Drawing}. */
    private static final class Mark extends UIComponentBase {
        private final String word;

        Mark(String word) {
            this.word = word;
            setTransient(true);
        }

        @Override
        public String getFamily() {
            return Mark.class.getName();
        }

        @Override
        public void encodeBegin(FacesContext faces) throws IOException {
            faces.getResponseWriter().write("{" + word + "}");
        }
    }
}
