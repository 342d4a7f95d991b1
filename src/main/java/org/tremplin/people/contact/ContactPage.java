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
import org.tremplin.platform.Slice;

/** How somebody wants to be reached, what they speak, with whom they live, what they agreed to, and their face. */
@Named
@ViewScoped
public class ContactPage implements Serializable {
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

    private long person;
    private Long photo;
    private transient Part file;
    private PersonView view;
    private long version;
    private Person.ContactBy contactBy;
    private String[] languages;
    private String[] readsIn;
    private String schooledIn;

    @Size(max = 150)
    private String street;

    @Size(max = 12)
    private String postcode;

    @Size(max = 100)
    private String emergencyName;

    @Size(max = 30)
    private String emergencyPhone;

    private List<PersonRow> household;

    @Size(max = 100)
    private String search;

    private List<PersonRow> found;
    private List<ConsentRow> given;
    private String language = "fr";
    private boolean interpreter;

    public void load() {
        me.mustHave(Permission.EDIT_PEOPLE);
        view = people.view(person);
        PersonMore more = people.more(person);
        version = more.version();
        contactBy = more.contactBy();
        languages = more.languages().toArray(String[]::new);
        readsIn = more.readsIn().toArray(String[]::new);
        schooledIn = more.schooledIn();
        street = more.street();
        postcode = more.postcode();
        emergencyName = more.emergencyName();
        emergencyPhone = more.emergencyPhone();
        household = people.household(person);
        given = consents.of(person);
        photo = photos.edition(person);
        found = null;
        String own = view.details().firstLanguage();
        language = own != null && consents.texts(Consent.Purpose.MESSAGES).containsKey(own) ? own : "fr";
    }

    public void save() {
        people.changeMore(
                person,
                new PersonMore(
                        version,
                        contactBy,
                        List.of(languages),
                        List.of(readsIn),
                        text(schooledIn),
                        text(street),
                        text(postcode),
                        text(emergencyName),
                        PhoneNumbers.international(
                                text(emergencyPhone), houses.house().country())));
        load();
        say("people.contact.saved");
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public void find() {
        found = text(search) == null
                ? List.of()
                : people.list(search, null, false, FEW).rows().stream()
                        .filter(row ->
                                row.id() != person && household.stream().noneMatch(member -> member.id() == row.id()))
                        .toList();
    }

    public void join(PersonRow other) {
        people.liveTogether(person, other.id());
        search = null;
        load();
    }

    public void leave(PersonRow member) {
        people.liveApart(member.id());
        load();
    }

    public void give(Consent.Purpose purpose) {
        consents.give(person, purpose, language, interpreter);
        given = consents.of(person);
    }

    public void withdraw(ConsentRow row) {
        consents.withdraw(row.id(), row.version());
        given = consents.of(person);
        photo = photos.edition(person);
    }

    public void keepPhoto() throws IOException {
        photos.keep(person, file == null ? InputStream.nullInputStream() : file.getInputStream());
        photo = photos.edition(person);
        say("people.photo.kept");
    }

    public void removePhoto() {
        photos.remove(person);
        photo = null;
        say("people.photo.removed");
    }

    /** What the person is told, in the chosen language, else in French. */
    public String told(Consent.Purpose purpose) {
        Map<String, String> texts = consents.texts(purpose);
        return texts.getOrDefault(language, texts.get("fr"));
    }

    /** The consent that holds, or null. */
    public ConsentRow holding(Consent.Purpose purpose) {
        return given.stream()
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

    public List<ConsentRow> getGiven() {
        return given;
    }

    public List<PersonRow> getHousehold() {
        return household;
    }

    /** Null before somebody is looked for. */
    public List<PersonRow> getFound() {
        return found;
    }

    /** Which photograph there is, null for none. */
    public Long getPhoto() {
        return photo;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
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

    public Person.ContactBy getContactBy() {
        return contactBy;
    }

    public void setContactBy(Person.ContactBy contactBy) {
        this.contactBy = contactBy;
    }

    public String[] getLanguages() {
        return languages;
    }

    public void setLanguages(String[] languages) {
        this.languages = languages;
    }

    public String[] getReadsIn() {
        return readsIn;
    }

    public void setReadsIn(String[] readsIn) {
        this.readsIn = readsIn;
    }

    public String getSchooledIn() {
        return schooledIn;
    }

    public void setSchooledIn(String schooledIn) {
        this.schooledIn = schooledIn;
    }

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }

    public String getPostcode() {
        return postcode;
    }

    public void setPostcode(String postcode) {
        this.postcode = postcode;
    }

    public String getEmergencyName() {
        return emergencyName;
    }

    public void setEmergencyName(String emergencyName) {
        this.emergencyName = emergencyName;
    }

    public String getEmergencyPhone() {
        return emergencyPhone;
    }

    public void setEmergencyPhone(String emergencyPhone) {
        this.emergencyPhone = emergencyPhone;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public boolean isInterpreter() {
        return interpreter;
    }

    public void setInterpreter(boolean interpreter) {
        this.interpreter = interpreter;
    }
}
