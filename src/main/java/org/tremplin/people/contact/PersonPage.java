package org.tremplin.people.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.people.People;
import org.tremplin.people.PersonView;

/** A person's file: who they are and how to reach them. */
@Named
@RequestScoped
public class PersonPage {
    @Inject
    private People people;

    @Inject
    private Photos photos;

    private long person;
    private PersonView view;
    private Long photo;

    public void load() {
        view = people.view(person);
        photo = photos.edition(person);
    }

    /** The edition of the photograph, null for none. */
    public Long getPhoto() {
        return photo;
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
