package org.tremplin.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIMessage;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tremplin.platform.Busy;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Heavy;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Texts;

/**
 * Handles what services throw, so that no page needs to catch: a refusal or a lost race is a message on the same page,
 * at its field, with the form kept; missing or forbidden is 404; a form with a file that was not sent as an upload is
 * 400; a form of an unknown view gets the page for expired forms; everything else goes to the error page with an id.
 */
public class PageExceptions extends ExceptionHandlerWrapper {
    /** web.xml maps this status to its page. */
    private static final int EXPIRED = HttpServletResponse.SC_CONFLICT;

    /** Named in faces-config.xml. */
    public static class Factory extends ExceptionHandlerFactory {
        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new PageExceptions(getWrapped().getExceptionHandler());
        }
    }

    PageExceptions(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> queued =
                getUnhandledExceptionQueuedEvents().iterator();
        while (queued.hasNext()) {
            var event = queued.next().getContext();
            Throwable cause = cause(event.getException());
            boolean restoring =
                    event.getContext().getViewRoot() == null || PhaseId.RESTORE_VIEW.equals(event.getPhaseId());
            boolean expired = cause instanceof ViewExpiredException
                    || restoring && event.getContext().isPostback();
            if (expired ? answeredExpired(event.getContext()) : answered(event.getContext(), cause)) {
                queued.remove();
                if (event.getContext().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE) {
                    // the rest of the form is neither read nor processed
                    event.getContext().renderResponse();
                }
            }
        }
        getWrapped().handle();
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && !(cause instanceof Refused
                        || cause instanceof Missing
                        || cause instanceof ChangedMeanwhile
                        || cause instanceof Busy
                        || cause instanceof Heavy.Busy)
                && !ProblemMapper.lostRace(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean answered(FacesContext faces, Throwable cause) {
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        Texts texts = new Texts(Requests.language(request));
        if (cause instanceof Refused refused) {
            String field = field(faces, refused.refusal().fields());
            faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.of(refused), null));
            return true;
        }
        if (cause instanceof Heavy.Busy busy) {
            return showMessage(faces, busy.sentence(texts));
        }
        if (cause instanceof ChangedMeanwhile || ProblemMapper.lostRace(cause)) {
            return showMessage(faces, texts.get("platform.problem.changed-meanwhile"));
        }
        if (cause instanceof Busy) {
            return showMessage(faces, texts.get(Busy.KEY));
        }
        if (cause instanceof Missing) {
            return end(faces, HttpServletResponse.SC_NOT_FOUND, "platform.problem.missing");
        }
        if (cause instanceof ServletException
                && faces.isPostback()
                && faces.getCurrentPhaseId() == PhaseId.APPLY_REQUEST_VALUES
                && !Requests.isUpload(request)) {
            // a file field asks for the parts of an upload
            return end(faces, HttpServletResponse.SC_BAD_REQUEST, "platform.problem.malformed");
        }
        Optional<Unavailable> why = Unavailable.behind(cause);
        if (why.isPresent()) {
            if (!faces.isPostback() || faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE) {
                return false;
            }
            why.get().log(cause);
            return showMessage(faces, why.get().sentence(texts));
        }
        return faces.getPartialViewContext().isAjaxRequest()
                && !faces.getExternalContext().isResponseCommitted()
                && end(
                        faces,
                        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                        "platform.problem.unexpected",
                        ErrorPage.logged(cause));
    }

    /** A form whose view the server no longer has, or whose view state was tampered with: not our error. */
    static boolean answeredExpired(FacesContext faces) {
        return end(faces, EXPIRED, "platform.expired.part");
    }

    /**
     * Ends with the page for this status (web.xml). When a page waits for a part of itself, it stays as it is, with
     * what was typed, and shows the message.
     */
    private static boolean end(FacesContext faces, int status, String sentence, Object... details) {
        if (faces.getResponseComplete()) {
            return true;
        }
        ExternalContext external = faces.getExternalContext();
        try {
            if (faces.getPartialViewContext().isAjaxRequest()) {
                HttpServletResponse response = (HttpServletResponse) external.getResponse();
                response.resetBuffer();
                Answers.sentence(response, status, sentence, (HttpServletRequest) external.getRequest(), details);
            } else {
                external.responseSendError(status, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
        return true;
    }

    /**
     * The client id of the field for the first of these ids that the submitted form contains exactly once, with a place
     * for its message; null when there is none: the message goes to the top of the page.
     */
    private static String field(FacesContext faces, List<String> ids) {
        Map<String, List<String>> found = new HashMap<>();
        if (!ids.isEmpty() && faces.isPostback() && faces.getViewRoot() != null) {
            Set<VisitHint> rendered = EnumSet.of(VisitHint.SKIP_UNRENDERED);
            faces.getViewRoot()
                    .visitTree(VisitContext.createVisitContext(faces, null, rendered), (visit, component) -> {
                        if (component instanceof UIForm form && !form.isSubmitted()) {
                            return VisitResult.REJECT;
                        }
                        if (component instanceof UIMessage place && ids.contains(place.getFor())) {
                            UIComponent field = place.findComponent(place.getFor());
                            if (field != null) {
                                found.computeIfAbsent(place.getFor(), id -> new ArrayList<>())
                                        .add(field.getClientId(faces));
                            }
                        }
                        return VisitResult.ACCEPT;
                    });
        }
        return ids.stream()
                .map(id -> found.getOrDefault(id, List.of()))
                .filter(fields -> fields.size() == 1)
                .map(List::getFirst)
                .findFirst()
                .orElse(null);
    }

    private static boolean showMessage(FacesContext faces, String sentence) {
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
        return true;
    }
}
