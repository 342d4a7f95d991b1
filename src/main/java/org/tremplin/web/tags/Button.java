package org.tremplin.web.tags;

import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UICommand;
import jakarta.faces.component.search.SearchExpressionContext;
import jakarta.faces.component.search.SearchExpressionHandler;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.FacesEvent;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * {@code <t:button value="…" action="#{…}" process="@form" update="@form"/>}: sends its form. With scripts partial.js does
 * that: {@code process} is what is read and checked, {@code update} what is drawn anew; without, or with {@code
 * whole="true"}, the browser does, and the page comes anew. It names both in the page and leaves what to do to the script:
 * a handler in the page itself would need a nonce, and a library to give it one. What fills a form in with something else
 * names a field of it in {@code goes}: there one goes on.
 */
@FacesComponent(Button.TYPE)
public class Button extends UICommand {
    static final String TYPE = "org.tremplin.web.tags.Button";

    /** None: it draws itself. */
    @Override
    public String getRendererType() {
        return null;
    }

    /** What reads nothing of its form does not wait until that is filled in: without scripts all of it is sent. */
    @Override
    public boolean isImmediate() {
        return said("process").equals("@this");
    }

    /** And after it the fields show what they are about now, not what was typed into them before and refused. */
    @Override
    public void broadcast(FacesEvent event) {
        super.broadcast(event);
        FacesContext faces = getFacesContext();
        if (isImmediate() && !faces.getResponseComplete()) {
            faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (visit, component) -> {
                if (component instanceof EditableValueHolder field) {
                    field.resetValue();
                }
                return VisitResult.ACCEPT;
            });
        }
    }

    @Override
    public void decode(FacesContext faces) {
        if (!isTrue("disabled")
                && faces.getExternalContext().getRequestParameterMap().containsKey(getClientId(faces))) {
            queueEvent(new ActionEvent(faces, this));
        }
    }

    @Override
    public void encodeBegin(FacesContext faces) throws IOException {
        super.encodeBegin(faces);
        if (!isRendered()) {
            return;
        }
        ResponseWriter page = faces.getResponseWriter();
        page.startElement("button", this);
        page.writeAttribute("id", getClientId(faces), null);
        page.writeAttribute("name", getClientId(faces), null);
        page.writeAttribute("type", "submit", null);
        page.writeAttribute("class", dress(said("styleClass")), null);
        page.writeAttribute("aria-label", orNone("ariaLabel"), null);
        page.writeAttribute("disabled", isTrue("disabled"), null);
        page.writeAttribute("data-goes", said("goes").isEmpty() ? null : ids(faces, "goes"), null);
        if (!isTrue("whole")) {
            page.writeAttribute("data-process", ids(faces, "process"), null);
            page.writeAttribute("data-update", ids(faces, "update"), null);
        }
        page.writeText(getValue(), null);
    }

    @Override
    public void encodeEnd(FacesContext faces) throws IOException {
        if (isRendered()) {
            faces.getResponseWriter().endElement("button");
        }
        super.encodeEnd(faces);
    }

    /** The page's main act, unless its look is said to be another. */
    private static String dress(String look) {
        boolean lesser = Stream.of("plain", "quiet", "danger").anyMatch(kind -> look.contains("button-" + kind));
        return ("button " + (lesser ? "" : "button-primary ") + look).strip();
    }

    /** What an attribute names ({@code @form :messages}, ids), as the ids of the page that is drawn. */
    String ids(FacesContext faces, String attribute) {
        SearchExpressionHandler search = faces.getApplication().getSearchExpressionHandler();
        return said(attribute).isEmpty()
                ? ""
                : String.join(
                        " ",
                        search.resolveClientIds(
                                SearchExpressionContext.createSearchExpressionContext(faces, this), said(attribute)));
    }

    final String said(String attribute) {
        Object value = getAttributes().get(attribute);
        return value == null ? "" : value.toString();
    }

    /** Null, and so no attribute at all, where nothing is said. */
    final String orNone(String attribute) {
        return said(attribute).isEmpty() ? null : said(attribute);
    }

    private boolean isTrue(String attribute) {
        return Boolean.parseBoolean(said(attribute));
    }
}
