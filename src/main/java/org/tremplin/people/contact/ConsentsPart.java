package org.tremplin.people.contact;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Ui;
import org.tremplin.platform.Choice;
import org.tremplin.web.Form;

/** The consents of the page's person, in the words they were told. */
@Named
@ViewScoped
public class ConsentsPart implements Serializable {
    public static class Fields implements Form {
        public List<ConsentRow> given;
        public String language = "fr";
        public boolean interpreter;
    }

    @Inject
    private ContactPage page;

    @Inject
    private PhotoPart photo;

    @Inject
    private transient Consents consents;

    @Inject
    private transient Ui ui;

    private final Fields form = new Fields();

    public void load() {
        read();
        String own = page.getView().details().firstLanguage();
        form.language = own != null && consents.texts(Consent.Purpose.MESSAGES).containsKey(own) ? own : "fr";
    }

    private void read() {
        form.given = consents.of(page.getForm().person);
    }

    public void give(Consent.Purpose purpose) {
        consents.give(page.getForm().person, purpose, form.language, form.interpreter);
        read();
    }

    /** Withdrawing the consent also removes the photograph from the page. */
    public void withdraw(ConsentRow row) {
        consents.withdraw(row.id(), row.version());
        read();
        photo.load();
    }

    /** The text that the person is told, in the chosen language, otherwise in French. */
    public String told(Consent.Purpose purpose) {
        Map<String, String> texts = consents.texts(purpose);
        return texts.getOrDefault(form.language, texts.get("fr"));
    }

    /** The valid consent, or null. */
    public ConsentRow holding(Consent.Purpose purpose) {
        return form.given.stream()
                .filter(row -> row.purpose() == purpose && row.withdrawnOn() == null)
                .findFirst()
                .orElse(null);
    }

    /** Languages in which there is a text. */
    public List<Choice> getTold() {
        return consents.texts(Consent.Purpose.MESSAGES).keySet().stream()
                .map(code -> new Choice(code, ui.languageOf(code)))
                .toList();
    }

    public Consent.Purpose[] getPurposes() {
        return Consent.Purpose.values();
    }

    public Fields getForm() {
        return form;
    }
}
