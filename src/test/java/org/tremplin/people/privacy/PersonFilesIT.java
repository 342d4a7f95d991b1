package org.tremplin.people.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.AuditLines;
import org.tremplin.access.Capability;
import org.tremplin.access.Role;
import org.tremplin.access.accounts.Accounts;
import org.tremplin.attendance.Attendance;
import org.tremplin.attendance.AttendanceMark;
import org.tremplin.attendance.MarkCommand;
import org.tremplin.attendance.MarkValue;
import org.tremplin.attendance.Signatures;
import org.tremplin.enrolment.Enrolments;
import org.tremplin.people.People;
import org.tremplin.people.PersonSchema;
import org.tremplin.platform.Language;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Texts;

/** What somebody is given who asks what is stored about them. */
@InContainer
class PersonFilesIT {
    private static final long MALADIE = 31;

    @Inject
    private Cast cast;

    @Inject
    private AuditLines lines;

    @Inject
    private PersonFiles files;

    @Inject
    private People people;

    @Inject
    private PersonSchema schema;

    @Inject
    private Enrolments enrolments;

    @Inject
    private Attendance attendance;

    @Inject
    private Signatures signatures;

    @Inject
    private Accounts accounts;

    @PersistenceContext(unitName = "tremplin")
    private EntityManager entities;

    private long amina;
    private long bekele;
    private String family;

    @BeforeEach
    void amina_and_bekele_learn_in_one_group() {
        cast.become(Role.ADMINISTRATOR);
        family = "Fichier" + Cast.unique();
        amina = people.register(cast.details("Amina", family, "+32470111222"));
        bekele = cast.person("Bekele", "Voisin" + Cast.unique());
        accounts.create("f" + Cast.unique(), "Amina F.", "un mot de passe", Set.of(Role.LEARNER), Set.of(), amina);
        long group = cast.group(9);
        enrolments.enrol(amina, group);
        enrolments.enrol(bekele, group);
        long session = cast.session(group, cast.today());
        mark(session, amina, new MarkValue(AttendanceMark.Status.PRESENT, 5, 0, null));
        mark(session, bekele, new MarkValue(AttendanceMark.Status.EXCUSED, 0, 0, MALADIE));
        signatures.sign(session, amina, "M1,1L2,2", Instant.parse("2026-03-03T10:00:00Z"));
    }

    private void mark(long session, long person, MarkValue value) {
        attendance.mark(session, new MarkCommand(person, value, 0, true, null, null));
    }

    private Map<String, String> only(PersonFile file, String table) {
        return file.sections().stream()
                .filter(section -> section.table().equals(table))
                .findFirst()
                .orElseThrow()
                .rows()
                .get(0);
    }

    @Test
    void it_holds_what_every_table_says_of_them_and_calls_things_by_their_names() {
        PersonFile file = files.of(amina);
        assertThat(file.sections())
                .extracting(PersonFile.Section::table)
                .contains(
                        "person",
                        "person_role",
                        "account",
                        "enrolment",
                        "enrolment_move",
                        "attendance_mark",
                        "attendance_change",
                        "attendance_signature");
        assertThat(only(file, "person")).containsEntry("phone", "+32470111222");
        assertThat(only(file, "enrolment").get("group_id")).startsWith("Groupe ");
        assertThat(only(file, "attendance_mark"))
                .containsEntry("minutes", "175")
                .containsEntry("session_id", cast.today() + " 09:00:00");
    }

    @Test
    void it_says_nothing_of_others_and_no_secret() {
        String all = files.of(amina).sections().toString();
        assertThat(all).contains(family).doesNotContain("Voisin", "PBKDF2", "argon2", "_hash");
    }

    @Test
    void it_says_who_opened_it() throws Exception {
        files.of(amina);
        lines.write();
        assertThat(opened()).isTrue();
    }

    private boolean opened() {
        return files.of(amina).readings().stream()
                .anyMatch(reading -> reading.useCase().equals("PersonFiles.of"));
    }

    @Test
    void every_table_and_every_column_about_people_has_a_word_in_every_language_of_the_staff() {
        for (Language language : List.of(Language.FR, Language.NL, Language.EN)) {
            Texts texts = new Texts(language);
            for (PersonSchema.Reference reference : schema.references()) {
                said(texts, reference.table());
                if (!reference.table().equals("account")) {
                    schema.childrenOf(reference.table()).forEach(child -> said(texts, child.table()));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void said(Texts texts, String table) {
        assertThat(Capability.key(texts, "table." + table).isPresent())
                .as(table)
                .isTrue();
        List<String> columns = entities.createNativeQuery("select column_name from information_schema.columns"
                        + " where table_schema = database() and table_name = ?1 and extra not like '%GENERATED%'")
                .setParameter(1, table)
                .getResultList();
        assertThat(columns)
                .isNotEmpty()
                .allMatch(column -> column.contains("hash")
                        || PersonFilePaper.TECHNICAL.contains(column)
                        || Capability.key(texts, "column." + column).isPresent());
    }

    @Test
    void the_path_to_work_is_in_the_file_of_whoever_reads_it_and_others_are_told() throws Exception {
        cast.alter("insert into employment_step (id, version, person_id, on_date, kind_id, employer) select " + amina
                + ", 0, " + amina + ", '2026-01-02', min(id), 'Brico' from step_kind");
        for (Role role : List.of(Role.ADMINISTRATOR, Role.COORDINATOR)) {
            cast.become(role);
            assertThat(files.of(amina).whole()).isFalse();
            assertThat(files.of(amina).sections().toString()).doesNotContain("Brico");
        }
        cast.become(Role.COUNSELLOR);
        assertThat(files.of(amina).whole()).isTrue();
        assertThat(files.of(amina).sections().toString()).contains("Brico");
    }

    @Test
    void only_staff_who_reach_them_hand_it_out() {
        for (Role role : List.of(Role.TRAINER, Role.REPORTING)) {
            cast.become(role);
            assertThatThrownBy(() -> files.of(amina)).isInstanceOf(Missing.class);
        }
        cast.become(Role.LEARNER, Set.of(), amina);
        assertThatThrownBy(() -> files.of(amina)).isInstanceOf(Missing.class);
        cast.become(Role.COORDINATOR);
        assertThat(files.of(amina)).isNotNull();
    }
}
