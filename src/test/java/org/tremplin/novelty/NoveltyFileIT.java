package org.tremplin.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.transfer.Bundle;
import org.tremplin.transfer.Consent;
import org.tremplin.transfer.ImportReport;
import org.tremplin.transfer.Imports;
import org.tremplin.transfer.KnownFiles;
import org.tremplin.transfer.Progress;

/** A file of which the importer does not know is imported like those that it began with. */
@InContainer
class NoveltyFileIT {
    @Inject
    private Cast cast;

    @Inject
    private KnownFiles known;

    @Inject
    private Imports imports;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    private final String code = Cast.unique();

    @BeforeEach
    void who_may_write_it() {
        cast.become(Role.COORDINATOR, Role.COUNSELLOR);
    }

    private ImportReport take(Set<Consent> consents, Map<String, String> files) {
        try (Bundle bundle = known.bundle()) {
            files.forEach(
                    (name, text) -> bundle.add(name, text.replace("?", code).getBytes(StandardCharsets.UTF_8)));
            return imports.run(bundle, consents, Progress.SILENT);
        }
    }

    private ImportReport take(String... rows) {
        return take(
                EnumSet.noneOf(Consent.class),
                Map.of(
                        "personnes.csv",
                        "code;nom;prenom\nP-?;Haddad;Amina\n",
                        "bilans.csv",
                        "personne;date\n" + String.join("\n", rows)));
    }

    private static List<String> said(ImportReport.Said said) {
        return said.rows().stream()
                .map(p -> p.file() + " " + p.line() + " " + p.column() + " " + p.expected())
                .toList();
    }

    private Object written() {
        return entities.createNativeQuery("select group_concat(s.on_date order by s.on_date) from employment_step s"
                        + " join step_kind k on k.id = s.kind_id join person p on p.id = s.person_id"
                        + " where k.code = 'bilan' and p.code = '" + "P-" + code + "'")
                .getSingleResult();
    }

    @Test
    void its_rows_are_written_for_people_of_the_same_import_and_again_change_nothing() {
        assertThat(take("P-?;12/03/2010", "P-?;2010-06-30").files())
                .containsExactly(
                        new ImportReport.Line("personnes.csv", 1, 0, 0), new ImportReport.Line("bilans.csv", 2, 0, 0));
        assertThat(written()).isEqualTo("2010-03-12,2010-06-30");
        ImportReport again =
                take(EnumSet.noneOf(Consent.class), Map.of("bilans.csv", "personne;date\nP-?;2010-06-30\n"));
        assertThat(again.files()).containsExactly(new ImportReport.Line("bilans.csv", 0, 0, 1));
    }

    @Test
    void what_is_wrong_with_a_row_is_said_with_line_and_column_and_nothing_is_written() {
        ImportReport report =
                take("P-?;2010-03-12", "P-?;2010-13-12", ";2010-03-13", "N-?;2010-03-14", "P-?;12/3/2010");
        assertThat(report.done()).isFalse();
        assertThat(said(report.problems()))
                .containsExactly(
                        "bilans.csv 3 date transfer.expected.date",
                        "bilans.csv 4 personne transfer.expected.something",
                        "bilans.csv 5 personne transfer.expected.known");
        assertThat(written()).isNull();
    }

    @Test
    void what_it_doubts_is_asked_first() {
        String[] old = {"P-?;1998-03-12"};
        assertThat(said(take(old).doubts())).containsExactly("bilans.csv 2 date transfer.doubt.outside");
        assertThat(written()).isNull();
        take(
                EnumSet.of(Consent.DOUBTS),
                Map.of(
                        "personnes.csv",
                        "code;nom;prenom\nP-?;Haddad;Amina\n",
                        "bilans.csv",
                        "personne;date\n" + old[0]));
        assertThat(written()).isEqualTo("1998-03-12");
    }

    @Test
    void who_may_not_write_such_rows_by_hand_may_not_import_them() {
        cast.become(Role.COORDINATOR);
        assertThat(said(take("P-?;2010-03-12").problems())).containsExactly("bilans.csv 1  transfer.expected.right");
    }
}
