package org.tremplin.novelty;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.employment.Employment;
import org.tremplin.employment.StepLine;
import org.tremplin.platform.Applied;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.platform.files.ImportedRow;

/** {@code bilans.csv} of a capability that is only here: a day on which somebody looked back. It is kept as a step. */
@Dependent
public class NoveltyFile implements ImportedFile<LocalDate> {
    private static final Columns COLUMNS =
            Columns.of("personne", "date").key("personne", "date").reference("personne", "personnes.csv");

    private final Me me;
    private final Employment employment;

    @Inject
    public NoveltyFile(Me me, Employment employment) {
        this.me = me;
        this.employment = employment;
    }

    @Override
    public String name() {
        return "bilans.csv";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public boolean isAllowed() {
        return me.has(Permission.EDIT_EMPLOYMENT);
    }

    @Override
    public LocalDate read(Cells cells) {
        return cells.requiredDate("date");
    }

    @Override
    public void check(List<ImportedRow<LocalDate>> rows) {
        for (ImportedRow<LocalDate> row : rows) {
            if (row.said() != null && row.said().getYear() < 2000) {
                row.cells().doubt("date", "transfer.doubt.outside", null);
            }
        }
    }

    @Override
    public Applied write(List<ImportedRow<LocalDate>> rows) {
        return employment.importLines(rows.stream()
                .map(row -> new StepLine(row.id("personne"), row.said(), "bilan", "", "", null, null))
                .toList());
    }
}
