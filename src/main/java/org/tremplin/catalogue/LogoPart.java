package org.tremplin.catalogue;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.tremplin.web.Form;

/** The logo of a programme, for its papers. */
@Named
@ViewScoped
public class LogoPart implements Serializable {
    public static class Fields implements Form {
        /** The address of the image, or null. */
        public String logo;

        public transient Part file;
    }

    @Inject
    private CountingRulePage page;

    @Inject
    private transient ProgrammeLogos logos;

    private final Fields form = new Fields();

    public void load() {
        form.logo = logos.of(page.getProgramme());
    }

    /** Replaces the logo. */
    public void upload() throws IOException {
        logos.save(page.getProgramme(), form.file == null ? InputStream.nullInputStream() : form.file.getInputStream());
        load();
    }

    public void remove() {
        logos.remove(page.getProgramme());
        form.logo = null;
    }

    public Fields getForm() {
        return form;
    }
}
