package org.tremplin.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.BigDecimalConverter;
import java.math.BigDecimal;

/** Accepts plausible numbers only: written out, {@code 1e999999999} has a billion digits and fills the memory. */
public class DecimalConverter extends BigDecimalConverter {
    private static final int MOST_FIGURES = 20;

    @Override
    public Object getAsObject(FacesContext faces, UIComponent component, String typed) {
        Object value = super.getAsObject(faces, component, typed);
        // refused with the converter's own message, like any text that is not a number
        return value instanceof BigDecimal number && !isMeant(number)
                ? super.getAsObject(faces, component, "?")
                : value;
    }

    /** Whether the number can be written out: at most twenty digits before the decimal point and twenty after it. */
    public static boolean isMeant(BigDecimal number) {
        return number.scale() <= MOST_FIGURES && (long) number.precision() - number.scale() <= MOST_FIGURES;
    }
}
