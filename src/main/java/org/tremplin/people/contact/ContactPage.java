package org.tremplin.people.contact;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonView;
import org.tremplin.platform.Choice;

/** How a person wants to be reached, and the languages they speak; its parts: household, consents, photograph. */
@Named
@ViewScoped
public class ContactPage implements Serializable {
    @Inject
    private transient Houses houses;

    @Inject
    private transient Me me;

    @Inject
    private transient People people;

    @Inject
    private transient Ui ui;

    private ContactForm form = new ContactForm();
    private PersonView view;

    public void load() {
        me.mustHave(Permission.EDIT_PEOPLE);
        view = people.view(form.person);
        form = new ContactForm(form.person, people.more(form.person));
    }

    public void save() {
        people.changeMore(form.person, form.more(houses.house().country()));
        load();
        showMessage("people.contact.saved");
    }

    /** Shows the reader what was done. */
    void showMessage(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get(key)));
    }

    public Person.ContactBy[] getWays() {
        return Person.ContactBy.values();
    }

    public List<Choice> getSpoken() {
        return ui.spokenLanguages();
    }

    public PersonView getView() {
        return view;
    }

    public ContactForm getForm() {
        return form;
    }
}
