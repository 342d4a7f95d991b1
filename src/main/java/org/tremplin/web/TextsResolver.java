package org.tremplin.web;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import org.tremplin.platform.Texts;

/** Gives pages {@code msg}: created once per request, because a page uses it a hundred times. */
public class TextsResolver extends ELResolver {
    private static final String NAME = "msg";

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null || !NAME.equals(property)) {
            return null;
        }
        context.setPropertyResolved(null, property);
        FacesContext faces = (FacesContext) context.getContext(FacesContext.class);
        return faces.getAttributes()
                .computeIfAbsent(
                        NAME,
                        name -> new Texts(Requests.language(
                                (HttpServletRequest) faces.getExternalContext().getRequest())));
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (base == null && NAME.equals(property)) {
            throw new PropertyNotWritableException(NAME);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return base == null && NAME.equals(property);
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base == null ? String.class : null;
    }
}
