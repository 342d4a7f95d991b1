package org.tremplin.web;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tremplin.platform.Form;

/** Reads and writes the public fields of a {@link Form}, and of nothing else: {@code #{activityEditPage.form.title}}. */
public class FormResolver extends ELResolver {
    private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> form) {
            return Stream.of(form.getFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .collect(Collectors.toMap(Field::getName, Function.identity()));
        }
    };

    /** Null: not a form's; whoever reads methods is asked next. */
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
}
