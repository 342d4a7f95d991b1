package org.tremplin.web;

import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.view.ViewMetadata;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tremplin.platform.Days;

/**
 * Answers 404 to an address that no link of ours produces: an id that is not a number, a state that does not exist.
 * Faces by itself would skip the page's first step, which checks who may see it, and show the page empty to everybody.
 * Days that users type are handled by {@link Days.Converter}.
 */
public class UnmeantAddress implements PhaseListener {
    @Override
    public PhaseId getPhaseId() {
        return PhaseId.PROCESS_VALIDATIONS;
    }

    @Override
    public void afterPhase(PhaseEvent read) {
        FacesContext faces = read.getFacesContext();
        UIViewRoot root = faces.getViewRoot();
        if (root == null
                || faces.getResponseComplete()
                || ViewMetadata.getViewParameters(root).stream().allMatch(UIInput::isValid)) {
            return;
        }
        try {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
