package org.tremplin.people.privacy;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import org.tremplin.access.Ui;
import org.tremplin.people.People;
import org.tremplin.web.Form;

/** A person's data that only job and social staff may read. */
@Named
@ViewScoped
public class ProtectedPage implements Serializable {
    public static class Fields implements Form {
        public long person;
        public String name;

        /** Whether this server's key opens the stored data: otherwise nothing is shown and nothing is saved. */
        public boolean readable;

        public ProtectedData.Residence residence;
        public LocalDate until;

        @Size(max = 200)
        public String accommodation;
    }

    @Inject
    private transient ProtectedPeople service;

    @Inject
    private transient People people;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        form.name = people.view(form.person).details().name();
        form.readable = service.opens(form.person);
        if (!form.readable) {
            return;
        }
        ProtectedData data = service.read(form.person);
        form.residence = data.residence();
        form.until = data.until();
        form.accommodation = data.accommodation();
    }

    public void save() {
        service.change(form.person, new ProtectedData(form.residence, form.until, form.accommodation));
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("people.contact.saved")));
    }

    public ProtectedData.Residence[] getResidences() {
        return ProtectedData.Residence.values();
    }

    public Fields getForm() {
        return form;
    }
}
