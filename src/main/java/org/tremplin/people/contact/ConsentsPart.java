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

/** What the person of the page agreed to, as it was told to them. */
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

    /** A face that nobody agreed to any more is gone with it. */
    public void withdraw(ConsentRow row) {
        consents.withdraw(row.id(), row.version());
        read();
        photo.load();
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

    /** Languages in which a text can be told. */
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
