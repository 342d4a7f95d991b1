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
import org.tremplin.web.Form;

/** The optional fields that the association asks of people, and the texts of its consents. */
@Named
@ViewScoped
public class FieldsPage implements Serializable {
    public static class Fields implements Form {
        public AskedFields.Field[] asked;
        public Map<AskedFields.Field, Long> left;
        public Consent.Purpose purpose = Consent.Purpose.MESSAGES;
        public Map<String, String> texts;
    }

    private static final List<String> LANGUAGES = List.of("fr", "nl", "en", "ar");

    @Inject
    private transient Me me;

    @Inject
    private transient AskedFields service;

    @Inject
    private transient Consents consents;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        me.mustReachEverySite(Permission.ERASE_PEOPLE);
        Set<AskedFields.Field> unasked = service.unasked();
        form.asked = Arrays.stream(AskedFields.Field.values())
                .filter(field -> !unasked.contains(field))
                .toArray(AskedFields.Field[]::new);
        form.left = service.leftOver();
        readTexts();
    }

    public void readTexts() {
        Map<String, String> stored = consents.texts(form.purpose);
        form.texts = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> form.texts.put(language, stored.getOrDefault(language, "")));
    }

    public void ask() {
        service.ask(Arrays.stream(form.asked).collect(Collectors.toSet()));
        form.left = service.leftOver();
        showMessage("people.contact.saved");
    }

    public void clear(AskedFields.Field field) {
        int files = service.clear(field);
        form.left = service.leftOver();
        FacesContext.getCurrentInstance()
                .addMessage(
                        null,
                        new FacesMessage(
                                files == 0 ? FacesMessage.SEVERITY_WARN : FacesMessage.SEVERITY_INFO,
                                ui.texts().format("people.fields.cleared", files),
                                null));
    }

    public void reword() {
        consents.reword(form.purpose, form.texts);
        readTexts();
        showMessage("people.contact.saved");
    }

    private void showMessage(String key) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(ui.texts().get(key)));
    }

    public int getEdition() {
        return consents.edition(form.purpose);
    }

    public AskedFields.Field[] getAll() {
        return AskedFields.Field.values();
    }

    public Consent.Purpose[] getPurposes() {
        return Consent.Purpose.values();
    }

    public List<String> getLanguages() {
        return LANGUAGES;
    }

    public Fields getForm() {
        return form;
    }
}
