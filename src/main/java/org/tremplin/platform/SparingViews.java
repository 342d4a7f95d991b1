package org.tremplin.platform;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;

/**
 * Whoever has no session is given none by looking at a page: PrimeFaces keeps the nonce of a stateful view in the
 * session, so that every request of a stranger would cost memory until the session ends.
 */
public class SparingViews extends ViewHandlerWrapper {
    public SparingViews(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot createView(FacesContext faces, String view) {
        UIViewRoot root = super.createView(faces, view);
        if (faces.getExternalContext().getSession(false) == null) {
            root.setTransient(true);
        }
        return root;
    }
}
