package org.tremplin.people.privacy;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.people.PersonRefusal;
import org.tremplin.platform.Refused;

/** What erasing a file would do, and doing it, once its code is written out. */
@Named
@ViewScoped
public class ErasePage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Erasures erasures;

    @Inject
    private transient ExternalContext external;

    private long person;
    private ErasurePlan plan;
    private String code;

    public void load() {
        me.mustHave(Permission.ERASE_PEOPLE);
        plan = erasures.plan(person);
    }

    public void erase() throws IOException {
        if (code == null || !code.strip().equalsIgnoreCase(plan.view().code())) {
            throw new Refused(PersonRefusal.NOT_THE_CODE);
        }
        erasures.erase(person, plan.view().version());
        external.redirect("/people/privacy?erased=true");
    }

    public ErasurePlan getPlan() {
        return plan;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
