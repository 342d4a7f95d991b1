package org.tremplin.transfer.files;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.catalogue.ActivityLine;
import org.tremplin.catalogue.Catalogue;
import org.tremplin.platform.Applied;
import org.tremplin.platform.Folding;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.CodedFile;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedRow;

/** {@code activites.csv}: activities. They belong to no site. */
@Dependent
public class ActivitiesFile implements CodedFile<ActivityLine> {
    static final String NAME = "activites.csv";

    private static final Columns COLUMNS = Columns.of("code", "pole", "type", "intitule", "capacite")
            .optional("niveau")
            .key("code");

    private final Me me;
    private final Stored stored;
    private final Catalogue catalogue;
    private final Map<String, Stored.Offered> known = new HashMap<>();

    @Inject
    public ActivitiesFile(Me me, Stored stored, Catalogue catalogue) {
        this.me = me;
        this.stored = stored;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public boolean isAllowed() {
        return me.has(Permission.EDIT_CATALOGUE);
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Map<String, Boolean> stored(Collection<String> codes) {
        Map<String, Stored.Offered> found = stored.activities(codes);
        known.putAll(found);
        Map<String, Boolean> reached = new HashMap<>();
        found.keySet().forEach(code -> reached.put(code, true));
        return reached;
    }

    @Override
    public Map<String, Long> ids(Collection<String> codes) {
        return stored.activityIds(codes);
    }

    @Override
    public ActivityLine read(Cells cells) {
        Integer capacity = cells.requiredNumber("capacite", 1, 100_000);
        return new ActivityLine(
                cells.code(CODE),
                cells.required("pole", 40),
                cells.required("type", 40),
                cells.required("intitule", 200),
                cells.text("niveau", 12),
                capacity == null ? 1 : capacity);
    }

    @Override
    public void check(List<ImportedRow<ActivityLine>> rows) {
        for (ImportedRow<ActivityLine> row : rows) {
            Stored.Offered was = known.get(row.said().code());
            if (was != null && was.counted()) {
                mustStay(row, "pole", was.pole(), row.said().pole());
                mustStay(row, "type", was.type(), row.said().type());
            }
        }
    }

    /** Refuses a change to what the figures of a closed month depend on. */
    static void mustStay(ImportedRow<?> row, String column, String was, String said) {
        if (said != null && !Folding.fold(was).equals(Folding.fold(said))) {
            row.cells().problem(column, "transfer.expected.closed", was);
        }
    }

    @Override
    public Applied write(List<ImportedRow<ActivityLine>> rows) {
        return catalogue.importLines(rows.stream().map(ImportedRow::said).toList());
    }
}
