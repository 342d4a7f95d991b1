package org.tremplin.people.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.web.Form;

/** What is stored about whom and why; which files are due for erasure; what was deleted. */
@Named
@ViewScoped
public class PrivacyPage implements Serializable {
    public static class Fields implements Form {
        public boolean erased;
        public List<DueRow> due;

        /** Null while none is chosen. */
        public DueRow chosen;

        public String reason;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Retention retention;

    @Inject
    private transient Erasures erasures;

    @Inject
    private transient Houses houses;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.ERASE_PEOPLE);
        form.due = retention.due();
    }

    /** Starts to extend a file that is due. */
    public void choose(DueRow row) {
        form.chosen = row;
        form.reason = null;
    }

    public void keep() {
        retention.keep(form.chosen.id(), form.chosen.version(), form.reason);
        form.chosen = null;
        form.due = retention.due();
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

    public Fields getForm() {
        return form;
    }
}
