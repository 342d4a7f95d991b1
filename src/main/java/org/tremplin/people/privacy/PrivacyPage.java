package org.tremplin.people.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;

/** What is stored about whom and why; which files go soon; what went. */
@Named
@ViewScoped
public class PrivacyPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Retention retention;

    @Inject
    private transient Erasures erasures;

    @Inject
    private transient Houses houses;

    private boolean erased;
    private List<DueRow> due;
    private DueRow chosen;
    private String reason;

    public void load() {
        me.mustHave(Permission.ERASE_PEOPLE);
        due = retention.due();
    }

    /** Starts to keep a file that would go. */
    public void choose(DueRow row) {
        chosen = row;
        reason = null;
    }

    public void keep() {
        retention.keep(chosen.id(), chosen.version(), reason);
        chosen = null;
        due = retention.due();
    }

    public List<PrivacyRegister.Line> getRegister() {
        return List.copyOf(PrivacyRegister.lines().values());
    }

    public List<ClosedRow> getClosed() {
        return retention.closed();
    }

    public List<ErasureRow> getLog() {
        return erasures.log();
    }

    public List<NightRow> getNights() {
        return retention.nights();
    }

    public int getContactYears() {
        return houses.house().contactYears();
    }

    public int getProofYears() {
        return houses.house().proofYears();
    }

    public List<DueRow> getDue() {
        return due;
    }

    /** Null while none is being kept. */
    public DueRow getChosen() {
        return chosen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public boolean isErased() {
        return erased;
    }

    public void setErased(boolean erased) {
        this.erased = erased;
    }
}
