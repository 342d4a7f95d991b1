package org.tremplin.novelty;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.tremplin.access.Me;
import org.tremplin.access.Permission;
import org.tremplin.platform.Applied;
import org.tremplin.platform.files.Cells;
import org.tremplin.platform.files.Columns;
import org.tremplin.platform.files.ImportedFile;
import org.tremplin.platform.files.ImportedRow;

/** {@code nouveautes.csv}: who was told what, and when. The importer knows nothing of it; {@link NoveltyFileIT} imports it. */
@Dependent
public class NoveltyFile implements ImportedFile<NoveltyFile.Told> {
    private static final Columns COLUMNS = Columns.of("personne", "date", "quoi")
            .key("personne", "date", "quoi")
            .reference("personne", "personnes.csv");
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    record Told(LocalDate day, String what) {}

    private final Me me;
    private final Novelties novelties;

    @Inject
    public NoveltyFile(Me me, Novelties novelties) {
        this.me = me;
        this.novelties = novelties;
    }

    @Override
    public String name() {
        return "nouveautes.csv";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public boolean isAllowed() {
        return me.has(Permission.EDIT_PEOPLE);
    }

    @Override
    public Told read(Cells cells) {
        return new Told(cells.requiredDate("date"), cells.required("quoi", 300));
    }

    @Override
    public void check(List<ImportedRow<Told>> rows) {
        for (ImportedRow<Told> row : rows) {
            if (row.cells().isRight() && row.said().day().isBefore(FIRST)) {
                row.cells().doubt("date", "novelty.doubt.old", String.valueOf(FIRST.getYear()));
            }
        }
    }

    @Override
    public Applied write(List<ImportedRow<Told>> rows) {
        return novelties.importLines(rows.stream()
                .map(row -> new Novelties.Line(
                        row.id("personne"), row.said().day(), row.said().what()))
                .toList());
    }
}
