package org.tremplin.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
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
 * PrimeFaces renders no answer to a form unless the form sends back the nonce of its page: it would process the form
 * and then fail. Stateless pages do not load the script that would send it, and their nonce is stored nowhere: they get
 * a fresh one, as do error pages. The nonce of a stateful page is known; it replaces whatever the form sent, which is
 * none when PrimeFaces' own script did not send the form.
 */
public final class NoncedRequest extends HttpServletRequestWrapper {
    static final String NONCE = "primefaces.nonce";

    private final Map<String, String[]> parameters;

    private NoncedRequest(HttpServletRequest request) {
        super(request);
        parameters = new HashMap<>(request.getParameterMap());
        request.setAttribute(NoncedRequest.class.getName(), this);
    }

    /** The request itself unless it may need a nonce. */
    public static HttpServletRequest of(HttpServletRequest request) {
        String view = request.getParameter("jakarta.faces.ViewState");
        boolean forgotten = "stateless".equals(view) || request.getDispatcherType() == DispatcherType.ERROR;
        if (view == null && !forgotten) {
            return request;
        }
        NoncedRequest nonced = new NoncedRequest(request);
        if (forgotten) {
            String fresh = UUID.randomUUID().toString();
            nonced.put(Base64.getEncoder().encodeToString(fresh.getBytes(StandardCharsets.UTF_8)));
        }
        return nonced;
    }

    private void put(String nonce) {
        parameters.put(NONCE, new String[] {nonce});
    }

    /** Runs once the view is restored, before anything is processed. Named in faces-config.xml. */
    public static final class OfTheView implements PhaseListener {
        @Override
        public PhaseId getPhaseId() {
            return PhaseId.RESTORE_VIEW;
        }

        @Override
        public void afterPhase(PhaseEvent restored) {
            FacesContext faces = restored.getFacesContext();
            Map<String, Object> view = faces.getViewRoot() == null || !faces.isPostback()
                    ? null
                    : faces.getViewRoot().getViewMap(false);
            if (view != null
                    && view.get(NONCE) instanceof String nonce
                    && faces.getExternalContext().getRequestMap().get(NoncedRequest.class.getName())
                            instanceof NoncedRequest request) {
                request.put(nonce);
            }
        }
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
