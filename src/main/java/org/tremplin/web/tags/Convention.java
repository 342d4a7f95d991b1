package org.tremplin.web.tags;

import jakarta.faces.context.FacesContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.stream.Stream;
import org.tremplin.web.Form;

/**
 * What a page need not repeat about a field of its form, because the field's name and constraints say it: functions of
 * the tags {@code t:text}, {@code t:choice} and their like. The maximum length of a text comes from {@code
 * FormResolver.Limits}.
 */
public final class Convention {
    private Convention() {}

    /**
     * The key of a field's label: {@code catalogue.activity-edit.target-hours} for targetHours in that page.
     *
     * @param texts the prefix of its keys; empty: the name of the current page
     * @param id of the field
     * @param label empty unless another key is used: a whole key, or the part after the prefix
     */
    public static String label(String texts, String id, String label) {
        if (label != null && label.contains(".")) {
            return label;
        }
        String beginning = texts == null || texts.isEmpty()
                ? view(FacesContext.getCurrentInstance().getViewRoot().getViewId())
                : texts;
        return beginning + "." + (label == null || label.isEmpty() ? words(id) : label);
    }

    /** @param page its address: {@code /catalogue/activity-edit.xhtml} */
    public static String view(String page) {
        return page.substring(1, page.lastIndexOf('.')).replace('/', '.');
    }

    private static String words(String id) {
        return id.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a field is required: by its constraints, or by the page where that follows from something else.
     *
     * @param said what the page says; empty when it says nothing
     */
    public static boolean asked(Form form, String name, Object said) {
        if (said != null && !said.toString().isEmpty()) {
            return Boolean.parseBoolean(said.toString());
        }
        try {
            Field field = form.getClass().getField(name);
            return Stream.of(NotNull.class, NotBlank.class, NotEmpty.class).anyMatch(field::isAnnotationPresent);
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(form.getClass().getName() + " has no field " + name, e);
        }
    }
}
