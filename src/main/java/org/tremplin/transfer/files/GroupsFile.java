package org.tremplin.transfer.files;

import static org.tremplin.transfer.files.ActivitiesFile.mustStay;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.planning.timetable.GroupLine;
import org.tremplin.planning.timetable.Timetable;
import org.tremplin.platform.Applied;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.CodedFile;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedRow;

/** {@code groupes.csv}: runs of activities. */
@Dependent
public class GroupsFile implements CodedFile<GroupLine> {
    static final String NAME = "groupes.csv";

    private static final Columns COLUMNS = Columns.of("code", "activite", "intitule", "capacite", "debut", "fin")
            .optional("formateur", "lieu")
            .key("code")
            .reference("activite", ActivitiesFile.NAME);

    private final Me me;
    private final Stored stored;
    private final Timetable timetable;
    private final Map<String, Stored.Running> known = new HashMap<>();
    private final Map<String, GroupLine> fresh = new HashMap<>();

    @Inject
    public GroupsFile(Me me, Stored stored, Timetable timetable) {
        this.me = me;
        this.stored = stored;
        this.timetable = timetable;
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
        return me.has(Permission.EDIT_PLANNING);
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Map<String, Boolean> stored(Collection<String> codes) {
        Map<String, Stored.Running> found = stored.groups(codes);
        known.putAll(found);
        Map<String, Boolean> reached = new HashMap<>();
        found.forEach((code, group) -> reached.put(code, group.mine()));
        return reached;
    }

    @Override
    public Map<String, Long> ids(Collection<String> codes) {
        return timetable.groupIds(codes);
    }

    @Override
    public GroupLine read(Cells cells) {
        LocalDate from = cells.requiredDate("debut");
        LocalDate to = cells.requiredDate("fin");
        if (from != null && to != null && to.isBefore(from)) {
            cells.problem("fin", "platform.cell.after-start", null);
        }
        Integer capacity = cells.requiredNumber("capacite", 1, 100_000);
        return new GroupLine(
                cells.code(CODE),
                cells.code("activite"),
                cells.required("intitule", 200),
                cells.text("formateur", 100),
                cells.text("lieu", 120),
                capacity == null ? 1 : capacity,
                from,
                to,
                cells.given());
    }

    @Override
    public void check(List<ImportedRow<GroupLine>> rows) {
        for (ImportedRow<GroupLine> row : rows) {
            GroupLine line = row.said();
            fresh.put(line.code(), line);
            Stored.Running was = known.get(line.code());
            if (was != null && was.lastClosed() != null) {
                mustStay(row, "activite", was.activity(), line.activity());
            }
        }
    }

    /** The stored group; null if there is none. */
    Stored.Running was(String code) {
        return known.get(code);
    }

    /** The last day of a group after this import; null if unknown. */
    LocalDate lastDay(String code) {
        GroupLine line = fresh.get(code);
        Stored.Running was = known.get(code);
        return line != null ? line.to() : was == null ? null : was.to();
    }

    /** Whether a group runs on a day after this import; true if unknown. */
    boolean runsOn(String code, LocalDate day) {
        GroupLine line = fresh.get(code);
        Stored.Running was = known.get(code);
        LocalDate from = line != null ? line.from() : was == null ? null : was.from();
        LocalDate to = lastDay(code);
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    @Override
    public Applied write(List<ImportedRow<GroupLine>> rows) {
        return timetable.importGroups(rows.stream().map(ImportedRow::said).toList());
    }
}
