package org.tremplin.transfer.people;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tremplin.access.Ui;
import org.tremplin.people.lists.ImportedPerson;
import org.tremplin.people.lists.PersonImports.Outlook;
import org.tremplin.platform.Refused;
import org.tremplin.platform.files.CsvFile;
import org.tremplin.platform.files.Problem;
import org.tremplin.transfer.TransferRefusal;

/** The preview of the import. */
@Named
@ViewScoped
public class OutlookPart implements Serializable {
    @Inject
    private KeptListPart list;

    @Inject
    private transient Ui ui;

    /** Downloads the rows with problems and their descriptions, to be corrected and imported later. */
    public void download() throws IOException {
        OpenedList now = list.mustBeThere();
        if (now.looked() == null) {
            throw new Refused(TransferRefusal.LIST_GONE);
        }
        List<String> header = new ArrayList<>(now.sheet().headings());
        header.add(ui.texts().get("transfer.people.problem"));
        List<List<String>> rows = now.toCorrect(this::expected);
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseReset();
        faces.getExternalContext().setResponseContentType("text/csv; charset=UTF-8");
        faces.getExternalContext()
                .setResponseHeader("Content-Disposition", "attachment; filename=\"lignes-a-corriger.csv\"");
        try (OutputStream out = faces.getExternalContext().getResponseOutputStream()) {
            out.write(CsvFile.write(header, rows.stream()).getBytes(StandardCharsets.UTF_8));
        }
        faces.responseComplete();
    }

    /** Describes a problem in a sentence. */
    public String expected(Problem problem) {
        Object detail = problem.detail() instanceof LocalDate day ? ui.date(day) : problem.detail();
        return ui.texts().format(problem.expected(), detail == null ? "" : detail);
    }

    public int getWrongRows() {
        return list.shown().wrongRows();
    }

    public List<Problem> getProblems() {
        return list.shown().firstProblems();
    }

    /** The first remarks on cells that are read differently from how they are written. */
    public List<Problem> getRemarks() {
        return list.shown().firstRemarks();
    }

    public int getRemarkCount() {
        return list.shown().looked().remarks().size();
    }

    public Map<ImportedPerson, String> getLikely() {
        return list.shown().likely();
    }

    public Map<ImportedPerson, String> getPreview() {
        return list.shown().preview();
    }

    public int getMore() {
        return list.shown().more();
    }

    /** The number of files that the import would create or complete. */
    public int getChanged() {
        return getOutlook().created().size() + getOutlook().completed().size();
    }

    /** Null until the import is previewed. */
    public Outlook getOutlook() {
        OpenedList now = list.shown();
        return now == null || now.looked() == null ? null : now.looked().outlook();
    }
}
