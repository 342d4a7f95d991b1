package org.tremplin.transfer;

import static org.tremplin.access.Permission.IMPORT;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tremplin.access.Allowed;
import org.tremplin.access.AuditNotes;
import org.tremplin.access.Houses;
import org.tremplin.platform.Applied;
import org.tremplin.platform.UseCases;
import org.tremplin.platform.files.Verdict;

/** The import: everything is checked first, then all of it is written, or nothing. */
@UseCases
public class Imports {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private AuditNotes notes;

    @Inject
    private Event<ImportRuns.Began> began;

    @Inject
    private Houses houses;

    @Inject
    private KnownFiles known;

    /**
     * Checks the files and writes them in one transaction. A single problem prevents the import, and the report names
     * every problem of every file; so does a question without consent. Files that repeat what is stored change nothing.
     *
     * <p>Neither memory nor the time per row depends on the number of rows: the files are read twice, a thousand rows
     * at a time, and written entities are released.
     */
    @Allowed(IMPORT)
    public ImportReport run(Bundle bundle, Set<Consent> consents, Progress progress) {
        began.fire(new ImportRuns.Began(progress));
        return known.with(files -> {
            Check check = new Check(bundle.files(), files, houses.today(), progress);
            Verdict verdict = check.verdict;
            List<String> ignored = new ArrayList<>(bundle.ignored());
            ignored.addAll(check.ignored);
            boolean asked = verdict.identities().found() > 0 && !consents.contains(Consent.IDENTITIES)
                    || verdict.doubts().found() > 0 && !consents.contains(Consent.DOUBTS);
            if (verdict.problems().found() > 0 || asked) {
                notes.add("problems", verdict.problems().found());
                return report(false, Map.of(), verdict, ignored);
            }
            Map<String, Applied> done = check.write(this::release);
            done.forEach((file, applied) -> {
                notes.add("file", file);
                notes.add("created", applied.created());
                notes.add("updated", applied.updated());
            });
            return report(true, done, verdict, ignored);
        });
    }

    private void release() {
        entities.flush();
        entities.clear();
    }

    private static ImportReport report(
            boolean done, Map<String, Applied> files, Verdict verdict, List<String> ignored) {
        return new ImportReport(
                done,
                files.entrySet().stream()
                        .map(e -> new ImportReport.Line(
                                e.getKey(),
                                e.getValue().created(),
                                e.getValue().updated(),
                                e.getValue().unchanged()))
                        .toList(),
                ImportReport.Said.of(verdict.problems()),
                ImportReport.Said.of(verdict.identities()),
                ImportReport.Said.of(verdict.doubts()),
                ImportReport.Said.of(verdict.kept()),
                ignored);
    }
}
