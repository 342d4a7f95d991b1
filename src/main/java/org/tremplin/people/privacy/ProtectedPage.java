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

/** What only job and social staff read of a person. */
@Named
@ViewScoped
public class ProtectedPage implements Serializable {
    @Inject
    private transient ProtectedPeople service;

    @Inject
    private transient People people;

    @Inject
    private transient Ui ui;

    private long person;
    private String name;
    private boolean readable;
    private ProtectedData.Residence residence;
    private LocalDate until;

    @Size(max = 200)
    private String accommodation;

    public void load() {
        name = people.view(person).details().name();
        readable = service.opens(person);
        if (!readable) {
            return;
        }
        ProtectedData data = service.read(person);
        residence = data.residence();
        until = data.until();
        accommodation = data.accommodation();
    }

    public void save() {
        service.change(person, new ProtectedData(residence, until, accommodation));
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get("people.contact.saved")));
    }

    public ProtectedData.Residence[] getResidences() {
        return ProtectedData.Residence.values();
    }

    /** Whether the key on this server opens what is kept: without it nothing is shown and nothing is saved. */
    public boolean isReadable() {
        return readable;
    }

    public String getName() {
        return name;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }

    public ProtectedData.Residence getResidence() {
        return residence;
    }

    public void setResidence(ProtectedData.Residence residence) {
        this.residence = residence;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getAccommodation() {
        return accommodation;
    }

    public void setAccommodation(String accommodation) {
        this.accommodation = accommodation;
    }
}
