package org.tremplin.people.contact;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.access.Ui;

/** What the association asks about people, and the words of its consents. */
@Named
@ViewScoped
public class FieldsPage implements Serializable {
    private static final List<String> LANGUAGES = List.of("fr", "nl", "en", "ar");

    @Inject
    private transient Me me;

    @Inject
    private transient AskedFields service;

    @Inject
    private transient Consents consents;

    @Inject
    private transient Ui ui;

    private AskedFields.Field[] asked;
    private Map<AskedFields.Field, Long> left;
    private Consent.Purpose purpose = Consent.Purpose.MESSAGES;
    private Map<String, String> texts;

    public void load() {
        me.mustReachEverySite(Permission.ERASE_PEOPLE);
        Set<AskedFields.Field> unasked = service.unasked();
        asked = Arrays.stream(AskedFields.Field.values())
                .filter(field -> !unasked.contains(field))
                .toArray(AskedFields.Field[]::new);
        left = service.leftOver();
        readTexts();
    }

    public void readTexts() {
        Map<String, String> stored = consents.texts(purpose);
        texts = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> texts.put(language, stored.getOrDefault(language, "")));
    }

    public void ask() {
        service.ask(Arrays.stream(asked).collect(Collectors.toSet()));
        left = service.leftOver();
        say("people.contact.saved");
    }

    public void clear(AskedFields.Field field) {
        int files = service.clear(field);
        left = service.leftOver();
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                files == 0 ? FacesMessage.SEVERITY_WARN : FacesMessage.SEVERITY_INFO,
                                ui.texts().format("people.fields.cleared", files),
                                null));
    }

    public void reword() {
        consents.reword(purpose, texts);
        readTexts();
        say("people.contact.saved");
    }

    private void say(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get(key)));
    }

    public int getEdition() {
        return consents.edition(purpose);
    }

    public AskedFields.Field[] getAll() {
        return AskedFields.Field.values();
    }

    public AskedFields.Field[] getAsked() {
        return asked;
    }

    public void setAsked(AskedFields.Field[] asked) {
        this.asked = asked;
    }

    public Map<AskedFields.Field, Long> getLeft() {
        return left;
    }

    public Consent.Purpose[] getPurposes() {
        return Consent.Purpose.values();
    }

    public Consent.Purpose getPurpose() {
        return purpose;
    }

    public void setPurpose(Consent.Purpose purpose) {
        this.purpose = purpose;
    }

    public List<String> getLanguages() {
        return LANGUAGES;
    }

    public Map<String, String> getTexts() {
        return texts;
    }
}
