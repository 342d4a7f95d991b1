package org.tremplin.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.BigDecimalConverter;
import java.math.BigDecimal;

/** A number that somebody may mean: written out, {@code 1e999999999} has a billion figures and fills the memory. */
public class DecimalConverter extends BigDecimalConverter {
    private static final int MOST_FIGURES = 20;

    @Override
    public Object getAsObject(FacesContext faces, UIComponent component, String typed) {
        Object value = super.getAsObject(faces, component, typed);
        // refused in the words of the converter, as what is no number at all
        return value instanceof BigDecimal number && !isMeant(number)
                ? super.getAsObject(faces, component, "?")
                : value;
    }

    /** Whether it can be written out: of twenty figures at most before its point, and twenty after it. */
    public static boolean isMeant(BigDecimal number) {
        return number.scale() <= MOST_FIGURES && (long) number.precision() - number.scale() <= MOST_FIGURES;
    }
}
