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

    public void load() {
        me.mustHave(Permission.IMPORT);
    }
}
