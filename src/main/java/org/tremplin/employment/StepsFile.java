package org.tremplin.employment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.platform.Applied;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.platform.files.ImportedRow;

/** {@code emploi.csv}: steps and contracts. */
@Dependent
public class StepsFile implements ImportedFile<StepsFile.Step> {
    private static final Columns COLUMNS = Columns.of("personne", "date", "etape")
            .optional("employeur", "contrat", "heures", "fin")
            .key("personne", "date", "etape", "employeur", "contrat")
            .reference("personne", "personnes.csv");

    /** A step of the person that the row refers to. */
    record Step(LocalDate date, String kind, String employer, String contract, BigDecimal hours, LocalDate end) {}

    private final Me me;
    private final Employment employment;

    @Inject
    public StepsFile(Me me, Employment employment) {
        this.me = me;
        this.employment = employment;
    }

    @Override
    public String name() {
        return "emploi.csv";
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
    public Step read(Cells cells) {
        LocalDate date = cells.requiredDate("date");
        LocalDate end = cells.date("fin");
        if (date != null && end != null && end.isBefore(date)) {
            cells.problem("fin", "platform.cell.after-start", null);
        }
        String employer = cells.text("employeur", 120);
        String contract = cells.text("contrat", 40);
        return new Step(
                date,
                cells.required("etape", 40),
                employer == null ? "" : employer,
                contract == null ? "" : contract,
                cells.amount("heures", EmploymentStep.HOURS_IN_A_WEEK, "employment.file.hours"),
                end);
    }

    @Override
    public Applied write(List<ImportedRow<Step>> rows) {
        return employment.importLines(rows.stream()
                .map(row -> new StepLine(
                        row.id("personne"),
                        row.said().date(),
                        row.said().kind(),
                        row.said().employer(),
                        row.said().contract(),
                        row.said().hours(),
                        row.said().end()))
                .toList());
    }
}
