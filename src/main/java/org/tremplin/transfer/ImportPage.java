package org.tremplin.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;

/** The import page. Its script talks to {@link ImportsResource}, so that it shows progress and can be left. */
@Named
@RequestScoped
public class ImportPage {
    @Inject
    private Me me;

    @Inject
    private KnownFiles known;

    /** What may be imported, in the order in which files depend on each other. */
    public String getFiles() {
        return String.join(", ", known.names());
    }

    public void load() {
        me.mustHave(Permission.IMPORT);
    }
}
