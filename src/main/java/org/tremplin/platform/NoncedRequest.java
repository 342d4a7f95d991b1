package org.tremplin.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * PrimeFaces draws no answer to a form unless the form brings back the nonce of its page. Stateless pages do not load the
 * script that would send it, and nobody remembers theirs: they get a fresh one, as do the error pages. Without it a wrong
 * password is answered with an error.
 */
public final class NoncedRequest extends HttpServletRequestWrapper {
    private static final String NONCE = "primefaces.nonce";

    private final Map<String, String[]> parameters;

    private NoncedRequest(HttpServletRequest request) {
        super(request);
        String nonce = UUID.randomUUID().toString();
        parameters = new HashMap<>(request.getParameterMap());
        parameters.put(
                NONCE, new String[] {Base64.getEncoder().encodeToString(nonce.getBytes(StandardCharsets.UTF_8))});
    }

    /** The request itself, unless it is one that needs a nonce. */
    public static HttpServletRequest of(HttpServletRequest request) {
        boolean stateless = "stateless".equals(request.getParameter("jakarta.faces.ViewState"));
        return stateless || request.getDispatcherType() == DispatcherType.ERROR ? new NoncedRequest(request) : request;
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
