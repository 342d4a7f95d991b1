package org.tremplin.transfer.people;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.tremplin.platform.Refused;
import org.tremplin.transfer.TransferRefusal;

/** The list that the page shows, as long as it is kept: only the last list opened in a user's session is. */
@Named
@ViewScoped
public class KeptListPart implements Serializable {
    @Inject
    private OneSheet session;

    private volatile OpenedList opened;

    /** The list as this request found or changed it. */
    OpenedList shown() {
        Map<Object, Object> request = FacesContext.getCurrentInstance().getAttributes();
        if (!request.containsKey(OpenedList.class)) {
            request.put(OpenedList.class, opened);
        }
        return (OpenedList) request.get(OpenedList.class);
    }

    void show(OpenedList now) {
        FacesContext.getCurrentInstance().getAttributes().put(OpenedList.class, now);
        if (now != null) {
            session.keep(this);
        }
        opened = now;
    }

    OpenedList mustBeThere() {
        OpenedList now = shown();
        if (now == null) {
            throw new Refused(TransferRefusal.LIST_GONE);
        }
        return now;
    }

    /** Discards the list opened before, in whichever window, because another one is about to be read. */
    void makeRoom() {
        session.keep(this);
    }

    /** Discards this list, because another one was opened in another window: it has to be read again. */
    void discard() {
        opened = null;
    }

    /** Null before a file is read. */
    public List<OpenedList.Column> getColumns() {
        OpenedList now = shown();
        return now == null ? null : now.columns();
    }

    public int getRows() {
        return shown().sheet().lines().size();
    }
}
