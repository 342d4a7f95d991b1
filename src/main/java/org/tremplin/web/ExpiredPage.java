package org.tremplin.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The page shown for an expired form: what was typed is still in the request and can be copied. */
@Named
@RequestScoped
public class ExpiredPage {
    private static final Set<String> SECRET = Set.of("password", "current", "next", "own", "csrf");

    @Inject
    private HttpServletRequest request;

    /** What the user typed, in the order of the form: no passwords, no buttons, no fields of Faces itself. */
    public List<String> getTyped() {
        return CountedBody.fields(request).entrySet().stream()
                .filter(field -> field.getKey().contains(":") && !isSecret(field.getKey()))
                .flatMap(field -> Stream.of(field.getValue()))
                .filter(value -> value.strip().length() > 1)
                .toList();
    }

    private static boolean isSecret(String field) {
        String name = field.substring(field.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        return name.contains("password") || SECRET.contains(name);
    }
}
