package org.tremplin.people.contact;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.tremplin.web.Form;

/** The photograph of the page's person. */
@Named
@ViewScoped
public class PhotoPart implements Serializable {
    public static class Fields implements Form {
        /** The edition of the photograph, null for none. */
        public Long edition;

        public transient Part file;
    }

    @Inject
    private ContactPage page;

    @Inject
    private transient Photos photos;

    private final Fields form = new Fields();

    public void load() {
        form.edition = photos.edition(page.getForm().person);
    }

    public void keep() throws IOException {
        photos.keep(
                page.getForm().person, form.file == null ? InputStream.nullInputStream() : form.file.getInputStream());
        load();
        page.showMessage("people.photo.kept");
    }

    public void remove() {
        photos.remove(page.getForm().person);
        form.edition = null;
        page.showMessage("people.photo.removed");
    }

    public Fields getForm() {
        return form;
    }
}
