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
 * {@code <t:button value="…" action="#{…}" process="@form" update="@form"/>}: sends its form. With scripts, partial.js
 * sends it: {@code process} is read and checked, {@code update} rendered again. Without scripts, or with {@code
 * whole="true"}, the browser sends it and the whole page is loaded again. The button only writes both attributes into
 * the page and leaves the work to the script: an inline handler would need a nonce, and a library to provide it. A
 * button that fills in the form with other data names a field in {@code goes}, which then gets the focus.
 */
@FacesComponent(Button.TYPE)
public class Button extends UICommand {
    static final String TYPE = "org.tremplin.web.tags.Button";

    /** None: the component renders itself. */
    @Override
    public String getRendererType() {
        return null;
    }

    /**
     * A button that reads nothing from its form works before the form is filled in: without scripts the whole form is
     * sent.
     */
    @Override
    public boolean isImmediate() {
        return said("process").equals("@this");
    }

    /** After an immediate action the fields show their new values, not what was typed before and refused. */
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
        page.writeAttribute("class", cssClass(said("styleClass")), null);
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

    /** The page's main button, unless another look is given. */
    private static String cssClass(String look) {
        boolean lesser = Stream.of("plain", "quiet", "danger").anyMatch(kind -> look.contains("button-" + kind));
        return ("button " + (lesser ? "" : "button-primary ") + look).strip();
    }

    /** The client ids of what an attribute names ({@code @form :messages}, ids). */
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

    /** Null, which omits the attribute, where nothing is set. */
    final String orNone(String attribute) {
        return said(attribute).isEmpty() ? null : said(attribute);
    }

    private boolean isTrue(String attribute) {
        return Boolean.parseBoolean(said(attribute));
    }
}
