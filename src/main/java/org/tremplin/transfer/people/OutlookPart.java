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

/** What taking the list of the page in would do. */
@Named
@ViewScoped
public class OutlookPart implements Serializable {
    @Inject
    private KeptListPart list;

    @Inject
    private transient Ui ui;

    /** The rows that cannot be taken, with what is wrong, to be put right and taken in afterwards. */
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

    /** What was expected, as a sentence. */
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

    /** What was read otherwise than it is written, the first ones. */
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

    /** How many files taking the list in would make or complete. */
    public int getChanged() {
        return getOutlook().created().size() + getOutlook().completed().size();
    }

    /** Null until it is known what would happen. */
    public Outlook getOutlook() {
        OpenedList now = list.shown();
        return now == null || now.looked() == null ? null : now.looked().outlook();
    }
}
