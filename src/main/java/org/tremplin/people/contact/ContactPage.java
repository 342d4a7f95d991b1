package org.tremplin.people.contact;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Houses;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;
import org.tremplin.people.People;
import org.tremplin.people.Person;
import org.tremplin.people.PersonMore;
import org.tremplin.people.PersonRow;
import org.tremplin.people.PersonView;
import org.tremplin.people.PhoneNumbers;
import org.tremplin.platform.Choice;
import org.tremplin.platform.PlainText;
import org.tremplin.platform.Slice;
import org.tremplin.web.Form;

/** How somebody wants to be reached, what they speak, with whom they live, what they agreed to, and their face. */
@Named
@ViewScoped
public class ContactPage implements Serializable {
    public static class Fields implements Form {
        public long person;

        /** Which photograph there is, null for none. */
        public Long photo;

        public transient Part file;
        public Person.ContactBy contactBy;
        public String[] languages;
        public String[] readsIn;
        public String schooledIn;

        @Size(max = 150)
        public String street;

        @Size(max = 12)
        public String postcode;

        @Size(max = 100)
        public String emergencyName;

        @Size(max = 30)
        public String emergencyPhone;

        public List<PersonRow> household;

        @Size(max = 100)
        public String search;

        /** Null before somebody is looked for. */
        public List<PersonRow> found;

        public List<ConsentRow> given;
        public String language = "fr";
        public boolean interpreter;
    }

    private static final Slice FEW = new Slice("name", false, 1, 5);

    @Inject
    private transient Houses houses;

    @Inject
    private transient Me me;

    @Inject
    private transient People people;

    @Inject
    private transient Consents consents;

    @Inject
    private transient Photos photos;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();
    private PersonView view;
    private long version;

    public void load() {
        me.mustHave(Permission.EDIT_PEOPLE);
        view = people.view(form.person);
        PersonMore more = people.more(form.person);
        version = more.version();
        form.contactBy = more.contactBy();
        form.languages = more.languages().toArray(String[]::new);
        form.readsIn = more.readsIn().toArray(String[]::new);
        form.schooledIn = more.schooledIn();
        form.street = more.street();
        form.postcode = more.postcode();
        form.emergencyName = more.emergencyName();
        form.emergencyPhone = more.emergencyPhone();
        form.household = people.household(form.person);
        form.given = consents.of(form.person);
        form.photo = photos.edition(form.person);
        form.found = null;
        String own = view.details().firstLanguage();
        form.language = own != null && consents.texts(Consent.Purpose.MESSAGES).containsKey(own) ? own : "fr";
    }

    public void save() {
        people.changeMore(
                form.person,
                new PersonMore(
                        version,
                        form.contactBy,
                        List.of(form.languages),
                        List.of(form.readsIn),
                        PlainText.typed(form.schooledIn),
                        PlainText.typed(form.street),
                        PlainText.typed(form.postcode),
                        PlainText.typed(form.emergencyName),
                        PhoneNumbers.international(
                                PlainText.typed(form.emergencyPhone),
                                houses.house().country())));
        load();
        say("people.contact.saved");
    }

    public void find() {
        form.found = PlainText.typed(form.search) == null
                ? List.of()
                : people.list(form.search, null, false, FEW).rows().stream()
                        .filter(row -> row.id() != form.person
                                && form.household.stream().noneMatch(member -> member.id() == row.id()))
                        .toList();
    }

    public void join(PersonRow other) {
        people.liveTogether(form.person, other.id());
        form.search = null;
        load();
    }

    public void leave(PersonRow member) {
        people.liveApart(member.id());
        load();
    }

    public void give(Consent.Purpose purpose) {
        consents.give(form.person, purpose, form.language, form.interpreter);
        form.given = consents.of(form.person);
    }

    public void withdraw(ConsentRow row) {
        consents.withdraw(row.id(), row.version());
        form.given = consents.of(form.person);
        form.photo = photos.edition(form.person);
    }

    public void keepPhoto() throws IOException {
        photos.keep(form.person, form.file == null ? InputStream.nullInputStream() : form.file.getInputStream());
        form.photo = photos.edition(form.person);
        say("people.photo.kept");
    }

    public void removePhoto() {
        photos.remove(form.person);
        form.photo = null;
        say("people.photo.removed");
    }

    /** What the person is told, in the chosen language, else in French. */
    public String told(Consent.Purpose purpose) {
        Map<String, String> texts = consents.texts(purpose);
        return texts.getOrDefault(form.language, texts.get("fr"));
    }

    /** The consent that holds, or null. */
    public ConsentRow holding(Consent.Purpose purpose) {
        return form.given.stream()
                .filter(row -> row.purpose() == purpose && row.withdrawnOn() == null)
                .findFirst()
                .orElse(null);
    }

    private void say(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get(key)));
    }

    /** Languages in which a text can be told. */
    public List<Choice> getTold() {
        return consents.texts(Consent.Purpose.MESSAGES).keySet().stream()
                .map(code -> new Choice(code, ui.languageOf(code)))
                .toList();
    }

    public Consent.Purpose[] getPurposes() {
        return Consent.Purpose.values();
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

    public Fields getForm() {
        return form;
    }
}
