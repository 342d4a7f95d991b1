package org.tremplin.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.Role;
import org.tremplin.platform.Language;
import org.tremplin.platform.Texts;
import org.tremplin.platform.files.Problem;
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
        cast.become(Role.COORDINATOR);
    }

    private ImportReport take(Set<Consent> consents, String... rows) {
        String people = "code;nom;prenom\nP-?;Haddad;Amina\nQ-?;Rahimi;Yusuf\n";
        try (Bundle bundle = known.bundle()) {
            bundle.add("personnes.csv", people.replace("?", code).getBytes(StandardCharsets.UTF_8));
            String told = "personne;date;quoi\n" + String.join("\n", rows).replace("?", code);
            bundle.add("Nouveautés.CSV", told.getBytes(StandardCharsets.UTF_8));
            return imports.run(bundle, consents, Progress.SILENT);
        }
    }

    private ImportReport take(String... rows) {
        return take(EnumSet.noneOf(Consent.class), rows);
    }

    private static List<String> said(ImportReport.Said said) {
        return said.rows().stream()
                .map(p -> p.file() + " " + p.line() + " " + p.column() + " " + p.expected())
                .toList();
    }

    private Object written() {
        return entities.createNativeQuery(
                        "select group_concat(p.given_name, n.on_day, n.what order by n.on_day) from novelty n"
                                + " join person p on p.id = n.person_id where p.code in ('P-" + code + "', 'Q-" + code
                                + "')")
                .getSingleResult();
    }

    @Test
    void its_rows_are_written_for_people_of_the_same_import_and_again_change_nothing() {
        String[] rows = {"P-?;12/03/2010;jardin", "Q-?;2010-06-30;atelier"};
        assertThat(take(rows).files())
                .containsExactly(
                        new ImportReport.Line("personnes.csv", 2, 0, 0),
                        new ImportReport.Line("nouveautes.csv", 2, 0, 0));
        assertThat(written()).isEqualTo("Amina2010-03-12jardin,Yusuf2010-06-30atelier");
        assertThat(take(rows).files())
                .containsExactly(
                        new ImportReport.Line("personnes.csv", 0, 0, 2),
                        new ImportReport.Line("nouveautes.csv", 0, 0, 2));
    }

    @Test
    void what_is_wrong_is_said_with_line_and_column_and_nothing_is_written() {
        ImportReport report = take(
                "P-?;2010-03-12;jardin",
                "P-?;2010-13-12;jardin",
                ";2010-03-13;jardin",
                "N-?;2010-03-14;jardin",
                "P-?;2010-03-12;Jardin");
        assertThat(report.done()).isFalse();
        assertThat(said(report.problems()))
                .containsExactlyInAnyOrder(
                        "nouveautes.csv 3 date platform.cell.date",
                        "nouveautes.csv 4 personne platform.cell.something",
                        "nouveautes.csv 5 personne transfer.expected.known",
                        "nouveautes.csv 6 quoi transfer.expected.once");
        assertThat(written()).isNull();
    }

    @Test
    void what_it_doubts_is_asked_first_in_its_own_words() {
        String old = "P-?;1998-03-12;jardin";
        ImportReport asked = take(old);
        assertThat(said(asked.doubts())).containsExactly("nouveautes.csv 2 date novelty.doubt.old");
        Problem doubt = asked.doubts().rows().getFirst();
        assertThat(new Texts(Language.FR).format(doubt.expected(), doubt.details()))
                .isEqualTo("rien avant 2000");
        assertThat(written()).isNull();
        assertThat(take(EnumSet.of(Consent.DOUBTS), old).done()).isTrue();
        assertThat(written()).isEqualTo("Amina1998-03-12jardin");
    }

    @Test
    void people_out_of_reach_are_refused() throws SQLException {
        take("P-?;2010-03-12;jardin");
        cast.alter("update person set site_id = (select min(id) from site) where code = 'P-" + code + "'");
        cast.become(Role.COORDINATOR, Set.of(-2L), null);
        assertThat(said(take("P-?;2010-03-13;jardin").problems()))
                .containsExactly(
                        "personnes.csv 2 code transfer.expected.reach",
                        "nouveautes.csv 2 personne transfer.expected.reach");
    }
}
