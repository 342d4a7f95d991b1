package org.tremplin.web;

import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.event.SystemEvent;
import jakarta.faces.event.SystemEventListener;
import java.util.EnumSet;

/**
 * Refuses a form that no rendering of its page sent: one with another page's state, or to a page without a form. Faces
 * by itself would render the page without its first step, which checks who may see it. It is answered like an expired
 * form.
 */
public class UnmeantForm implements PhaseListener {
    private static final long serialVersionUID = 1;

    /** In each page's state: which page it belongs to. */
    private static final String PAGE = UnmeantForm.class.getName();

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void afterPhase(PhaseEvent restored) {
        FacesContext faces = restored.getFacesContext();
        UIViewRoot root = faces.getViewRoot();
        if (root != null && faces.isPostback() && !faces.getResponseComplete() && !isMeant(faces, root)) {
            PageExceptions.answeredExpired(faces);
        }
    }

    private static boolean isMeant(FacesContext faces, UIViewRoot root) {
        return root.isTransient()
                ? root.visitTree(
                        VisitContext.createVisitContext(faces, null, EnumSet.of(VisitHint.SKIP_ITERATION)),
                        (visit, component) -> component instanceof UIForm ? VisitResult.COMPLETE : VisitResult.ACCEPT)
                : root.getViewId().equals(root.getAttributes().get(PAGE));
    }

    /**
     * Runs after a page is built and before it is rendered: notes in its state which page it is. Named in
     * faces-config.xml.
     */
    public static final class Signed implements SystemEventListener {
        @Override
        public boolean isListenerForSource(Object source) {
            return source instanceof UIViewRoot root && !root.isTransient();
        }

        @Override
        public void processEvent(SystemEvent drawn) {
            UIViewRoot root = (UIViewRoot) drawn.getSource();
            root.getAttributes().put(PAGE, root.getViewId());
        }
    }
}
