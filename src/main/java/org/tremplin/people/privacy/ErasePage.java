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
import org.tremplin.web.Form;

/** Shows what erasing a file would do, and erases it once its code is typed. */
@Named
@ViewScoped
public class ErasePage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public ErasurePlan plan;
        public String code;
    }

    @Inject
    private transient Me me;

    @Inject
    private transient Erasures erasures;

    @Inject
    private transient ExternalContext external;

    private final Fields form = new Fields();

    public void load() {
        me.mustHave(Permission.ERASE_PEOPLE);
        form.plan = erasures.plan(form.person);
    }

    public void erase() throws IOException {
        if (form.code == null
                || !form.code.strip().equalsIgnoreCase(form.plan.view().code())) {
            throw new Refused(PersonRefusal.NOT_THE_CODE);
        }
        erasures.erase(form.person, form.plan.view().version());
        external.redirect("/people/privacy?erased=true");
    }

    public Fields getForm() {
        return form;
    }
}
