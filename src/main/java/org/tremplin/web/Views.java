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
 * Whoever has no session is given none by looking at a page: PrimeFaces keeps the nonce of a stateful view in the
 * session, so that every request of a stranger would cost memory until the session ends. And what Faces itself says, to
 * whom a form is refused, is in the language of the rest of the page: Faces alone would ask the browser.
 * A form that does not say of which page it is is answered as one of a page that is not known any more.
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

    /** A form whose page is not named: Faces would show it anew, empty, as if nothing had been typed. */
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
