package org.tremplin.people.merging;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.people.Duplicates;
import org.tremplin.people.Twins;

/** Files that may be the same person, to compare. */
@Named
@ViewScoped
public class DuplicatesPage implements Serializable {
    @Inject
    private transient Me me;

    @Inject
    private transient Duplicates duplicates;

    @Inject
    private transient Merges merges;

    private List<Twins> rows;
    private Twins apart;

    public void load() {
        me.mustHave(Permission.MERGE_PEOPLE);
        rows = duplicates.twins();
    }

    /** Marks them as different people. */
    public void tellApart(Twins twins) {
        merges.tellApart(twins.one().id(), twins.other().id());
        rows = duplicates.twins();
        apart = twins;
    }

    public void undo() {
        merges.doubt(apart.one().id(), apart.other().id());
        rows = duplicates.twins();
        apart = null;
    }

    public List<Twins> getRows() {
        return rows;
    }

    /** The pair just marked as different people, or null. */
    public Twins getApart() {
        return apart;
    }
}
