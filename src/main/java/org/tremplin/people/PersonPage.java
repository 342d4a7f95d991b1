package org.tremplin.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One person's file: who they are and how to reach them. */
@Named
@RequestScoped
public class PersonPage {
    @Inject
    private People people;

    private long person;
    private PersonView view;

    public void load() {
        view = people.view(person);
    }

    public PersonView getView() {
        return view;
    }

    public long getPerson() {
        return person;
    }

    public void setPerson(long person) {
        this.person = person;
    }
}
