package org.tremplin.web;

import jakarta.el.ELContext;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.ValueExpression;
import jakarta.el.ValueReference;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.html.HtmlInputSecret;
import jakarta.faces.component.html.HtmlInputText;
import jakarta.faces.component.html.HtmlInputTextarea;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Field;
import org.tremplin.platform.Form;

/**
 * How long a text may be is said at its field of a {@link Form}: what is typed into for it takes no more, without the page saying
 * so again.
 */
public class Lengths implements SystemEventListener {
    private static final String MAXIMUM = "maxlength";

    @Override
    public boolean isListenerForSource(Object source) {
        return source instanceof HtmlInputText
                || source instanceof HtmlInputTextarea
                || source instanceof HtmlInputSecret;
    }

    @Override
    public void processEvent(SystemEvent drawn) {
        UIInput input = (UIInput) drawn.getSource();
        ValueExpression value = input.getValueExpression("value");
        if (value == null || isSaid(input)) {
            return;
        }
        ELContext context = FacesContext.getCurrentInstance().getELContext();
        Size size = size(value, context);
        if (size != null && size.max() < Integer.MAX_VALUE) {
            input.getPassThroughAttributes().put(MAXIMUM, size.max());
        }
    }

    private static boolean isSaid(UIInput input) {
        return input.getPassThroughAttributes().containsKey(MAXIMUM)
                || input.getAttributes().get(MAXIMUM) instanceof Integer own && own > 0 && own < Integer.MAX_VALUE;
    }

    private static Size size(ValueExpression value, ELContext context) {
        ValueReference place;
        try {
            place = value.getValueReference(context);
        } catch (PropertyNotFoundException nowhere) {
            return null;
        }
        Field field = place == null ? null : FormResolver.field(place.getBase(), place.getProperty());
        return field == null ? null : field.getAnnotation(Size.class);
    }
}
