package org.tremplin.web.tags;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;

/**
 * {@code <t:each in="rows">} inside of a {@link Kept}: what is inside is written once for each of the maps that its holes have
 * under this name, with holes of that map. Of a list of one or none it is what is there or not. A table of thirty rows and
 * sixty columns costs what its texts cost, and not two thousand turns of a {@code ui:repeat}.
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
        while (!(around instanceof Kept.Part)) {
            if (around == null) {
                throw new IllegalStateException("not inside of a t:kept: " + tag.getLocation());
            }
            around = around.getParent();
        }
        parent.getChildren().add(new Mark(BEGINS + name));
        nextHandler.apply(context, parent);
        parent.getChildren().add(new Mark(ENDS + name));
    }

    /** Tells the {@link Drawing} where a turn begins and ends. */
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
