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
 * An address that says what no link of ours says, an id that is no number or a state that there is none of, is no page. Faces
 * alone would leave out what the page does first, which is to ask who may see it, and would show it empty to everybody. A
 * day that somebody typed is another matter: {@link Days.Converter}.
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
