package org.tremplin.web;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotFoundException;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.ValueExpression;
import jakarta.el.ValueReference;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.html.HtmlInputSecret;
import jakarta.faces.component.html.HtmlInputText;
import jakarta.faces.component.html.HtmlInputTextarea;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes the public fields of a {@link Form}, and nothing else: {@code #{activityEditPage.form.title}}. */
public class FormResolver extends ELResolver {
    private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> form) {
            return Stream.of(form.getFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .collect(Collectors.toMap(Field::getName, Function.identity()));
        }
    };

    /** Null when it is not a field of a form; the next resolver, which reads methods, takes over. */
    static Field field(Object base, Object property) {
        return base instanceof Form ? FIELDS.get(base.getClass()).get(String.valueOf(property)) : null;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        Field field = field(base, property);
        if (field == null) {
            return null;
        }
        context.setPropertyResolved(base, property);
        try {
            return field.get(base);
        } catch (IllegalAccessException e) {
            throw new ELException(e);
        }
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        Field field = field(base, property);
        if (field == null) {
            return null;
        }
        context.setPropertyResolved(base, property);
        return isFinal(field) ? null : field.getType();
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        Field field = field(base, property);
        if (field == null) {
            return;
        }
        if (isFinal(field)) {
            throw new PropertyNotWritableException(field.getName());
        }
        try {
            field.set(base, context.convertToType(value, field.getType()));
        } catch (IllegalAccessException e) {
            throw new ELException(e);
        }
        context.setPropertyResolved(base, property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        Field field = field(base, property);
        if (field == null) {
            return false;
        }
        context.setPropertyResolved(base, property);
        return isFinal(field);
    }

    private static boolean isFinal(Field field) {
        return Modifier.isFinal(field.getModifiers());
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return base instanceof Form ? String.class : null;
    }

    /**
     * A field of a {@link Form} declares the maximum length of its text and the range of its number: its input enforces
     * both, and the page does not repeat them. Named in faces-config.xml.
     */
    public static class Limits implements SystemEventListener {
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
            Field field = field(input.getValueExpression("value"));
            if (field == null) {
                return;
            }
            Size size = field.getAnnotation(Size.class);
            if (size != null && size.max() < Integer.MAX_VALUE && !isSaid(input)) {
                input.getPassThroughAttributes().put(MAXIMUM, size.max());
            }
            if ("number".equals(input.getPassThroughAttributes().get("type"))) {
                Min least = field.getAnnotation(Min.class);
                Max most = field.getAnnotation(Max.class);
                limit(input, "min", least == null ? null : least.value());
                limit(input, "max", most == null ? null : most.value());
            }
        }

        private static void limit(UIInput input, String name, Long value) {
            if (value != null) {
                input.getPassThroughAttributes().putIfAbsent(name, value);
            }
        }

        private static boolean isSaid(UIInput input) {
            return input.getPassThroughAttributes().containsKey(MAXIMUM)
                    || input.getAttributes().get(MAXIMUM) instanceof Integer most
                            && most > 0
                            && most < Integer.MAX_VALUE;
        }

        private static Field field(ValueExpression value) {
            if (value == null) {
                return null;
            }
            try {
                ValueReference place = value.getValueReference(
                        FacesContext.getCurrentInstance().getELContext());
                return place == null ? null : FormResolver.field(place.getBase(), place.getProperty());
            } catch (PropertyNotFoundException nowhere) {
                return null;
            }
        }
    }
}
