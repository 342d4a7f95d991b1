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
 * A form that no drawing of its page sent: with the state of another page, or to a page that has no form. Faces alone would
 * draw the page without what it does first, which is to ask who may see it. It is answered as one that is too old.
 */
public class UnmeantForm implements PhaseListener {
    private static final long serialVersionUID = 1;

    /** In the state of each page: which one it is. */
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

    /** Before a page is drawn, and after it was built: its state says which it is. Named in faces-config.xml. */
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
