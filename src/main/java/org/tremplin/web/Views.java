package org.tremplin.web;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Looking at a page creates no session: PrimeFaces keeps the nonce of a stateful view in the session, so every
 * anonymous request would cost memory until the session ends. Messages of Faces itself, about a refused form, use the
 * language of the rest of the page; by default Faces would ask the browser. A form that does not name its page is
 * answered like one whose page is no longer known.
 */
public class Views extends ViewHandlerWrapper {
    public Views(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot createView(FacesContext faces, String view) {
        if (isSentWithoutState(faces)) {
            throw new ViewExpiredException(view);
        }
        UIViewRoot root = super.createView(faces, view);
        if (faces.getExternalContext().getSession(false) == null) {
            root.setTransient(true);
        }
        return root;
    }

    /** A form that does not name its page: Faces would show the page again, empty, as if nothing had been typed. */
    private static boolean isSentWithoutState(FacesContext faces) {
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        return request.getMethod().equals("POST")
                && request.getDispatcherType() != DispatcherType.ERROR
                && !faces.isPostback()
                && request.getParameterMap().keySet().stream().anyMatch(field -> field.contains(":"));
    }

    @Override
    public Locale calculateLocale(FacesContext faces) {
        return Locale.forLanguageTag(Requests.language(
                        (HttpServletRequest) faces.getExternalContext().getRequest())
                .tag());
    }
}
