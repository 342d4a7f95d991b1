package org.tremplin.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.FacesConverter;

/** An amount as people type it: "12,50", "12.50", "1 250". */
@FacesConverter("money")
public class MoneyConverter extends DecimalConverter {
    @Override
    public Object getAsObject(FacesContext faces, UIComponent component, String typed) {
        return super.getAsObject(
                faces,
                component,
                typed == null
                        ? null
                        : typed.replaceAll("[\\s\\u00a0\\u202f€]", "").replace(',', '.'));
    }
}
