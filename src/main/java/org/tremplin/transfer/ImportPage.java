package org.tremplin.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;

/**
 * The import page. Its script calls {@link ImportsResource}, so that it can show progress, and users can leave the
 * page.
 */
@Named
@RequestScoped
public class ImportPage {
    @Inject
    private Me me;

    @Inject
    private KnownFiles known;

    /** The files that can be imported, in order of dependence. */
    public String getFiles() {
        return String.join(", ", known.names());
    }

    public void load() {
        me.mustHave(Permission.IMPORT);
    }
}
