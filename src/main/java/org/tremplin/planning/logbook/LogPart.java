package org.tremplin.planning.logbook;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Serializable;
import java.util.stream.Collectors;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.platform.Refused;
import org.tremplin.web.Form;

/** The log of a session, its materials, and the note left by the previous one. */
@Named
@ViewScoped
public class LogPart implements Serializable {
    public static class Fields implements Form {
        /** Null for a reader who may only see the timetable. */
        public SessionLogView log;

        public MaterialRow removed;
        public transient Part file;

        @Size(max = 2000)
        public String done;

        @Size(max = 2000)
        public String nextTime;

        @NotBlank
        @Size(max = 500)
        public String url;

        @Size(max = 200)
        public String linkTitle;
    }

    @Inject
    private SessionPage page;

    @Inject
    private transient SessionLogs logs;

    @Inject
    private transient Me me;

    private final Fields form = new Fields();

    /** The version of the log in the form, not of one read again since. */
    private long version;

    public void load() {
        read();
        if (form.log != null) {
            version = form.log.own().version();
            form.done = form.log.own().done();
            form.nextTime = form.log.own().nextTime();
        }
    }

    private void read() {
        form.log = me.has(Permission.READ_ATTENDANCE)
                ? logs.of(page.getForm().session).orElse(null)
                : null;
    }

    public void write() {
        logs.write(page.getForm().session, version, form.done, form.nextTime);
        read();
        version = form.log.own().version();
    }

    public void attach() throws IOException {
        if (form.file == null) {
            throw new Refused(LogbookRefusal.MATERIAL_EMPTY);
        }
        logs.attach(page.getForm().session, form.file.getSubmittedFileName(), form.file.getInputStream());
        added();
    }

    public void link() {
        logs.link(page.getForm().session, form.url, form.linkTitle);
        form.url = null;
        form.linkTitle = null;
        added();
    }

    private void added() {
        form.removed = null;
        read();
    }

    public void remove(MaterialRow material) {
        logs.remove(page.getForm().session, material.id());
        form.removed = material;
        read();
    }

    public void putBack() {
        logs.putBack(page.getForm().session, form.removed.id());
        added();
    }

    /** The file types that the browser offers. */
    public String getAccepted() {
        return MaterialType.allExtensions().stream().map(e -> "." + e).collect(Collectors.joining(","));
    }

    public int getLargest() {
        return Material.LARGEST;
    }

    public Fields getForm() {
        return form;
    }
}
