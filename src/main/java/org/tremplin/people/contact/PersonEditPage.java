package org.tremplin.people.contact;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.people.Duplicates;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.PhoneNumbers;
import org.tremplin.people.Resemblance;
import org.tremplin.platform.Choice;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Refused;

/** Registers a person, or corrects their details. */
@Named
@ViewScoped
public class PersonEditPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient People people;

    @Inject
    private transient Duplicates duplicates;

    @Inject
    private transient Houses houses;

    @Inject
    private transient ExternalContext external;

    private PersonForm form = new PersonForm();
    private List<Resemblance> known = List.of();

    public void load() {
        me.mustHave(Permission.EDIT_PEOPLE);
        if (form.person == 0) {
            form.enteredOn = houses.today();
            return;
        }
        form = new PersonForm(people.view(form.person));
    }

    /** Searches for a known person matching what is typed. */
    public void look() {
        String number;
        try {
            number = PhoneNumbers.international(
                    PlainText.typed(form.phone), houses.house().country());
        } catch (Refused unfinished) {
            number = null;
        }
        known = duplicates.of(
                PersonForm.name(form.givenName), PersonForm.name(form.familyName), form.birthDate, number, form.person);
    }

    public void save() throws IOException {
        PersonDetails details = form.details(houses.house().country());
        if (form.person == 0) {
            form.person = people.register(PlainText.typed(form.code), form.roleSet(), details);
        } else {
            people.change(form.person, form.version, form.roleSet(), details);
        }
        external.redirect("/people/person?person=" + form.person);
    }

    public Person.Role[] getAllRoles() {
        return Person.Role.values();
    }

    public List<Choice> getSites() {
        return houses.sites(me.reach(Permission.EDIT_PEOPLE), form.site);
    }

    public Person.Sex[] getSexes() {
        return Person.Sex.values();
    }

    public Person.Schooling[] getSchoolings() {
        return Person.Schooling.values();
    }

    /** Known people who may be meant. */
    public List<Resemblance> getKnown() {
        return known;
    }

    public PersonForm getForm() {
        return form;
    }
}
