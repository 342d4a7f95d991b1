package org.tremplin.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.people.ImportedPerson;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;

/** Tables as associations keep them, and as nobody should send them. */
class PeopleListTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static PeopleList list(String text) {
        return list(Sheet.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** With the columns that the headings say. */
    private static PeopleList list(Sheet sheet) {
        Map<PersonField, Integer> columns = new EnumMap<>(PersonField.class);
        for (int i = 0; i < sheet.headings().size(); i++) {
            PersonField field = PersonField.of(sheet.headings().get(i));
            if (field != null) {
                columns.putIfAbsent(field, i);
            }
        }
        return new PeopleList(sheet, columns, TODAY, null);
    }

    private static PersonDetails only(PeopleList list) {
        assertThat(list.problems).isEmpty();
        assertThat(list.people).hasSize(1);
        return list.people.get(0).details();
    }

    private static void refused(ThrowingCallable call, Refusal why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(why));
    }

    @Test
    void a_spreadsheets_words_are_understood() {
        PersonDetails amina = only(list("""
                Nom de famille;Prénom;Sexe;Né(e) le;GSM;Nationalité;Langue maternelle;Ville;Inscrit le;Remarque
                Haddad;Amina;femme;5/3/1987;0470 12 34 56;Maroc;arabe;Liège;01/09/2025;préfère le matin
                """));
        assertThat(amina)
                .isEqualTo(new PersonDetails(
                        "Haddad",
                        "Amina",
                        Person.Sex.F,
                        LocalDate.of(1987, 3, 5),
                        "MA",
                        "ar",
                        null,
                        "+32470123456",
                        null,
                        "Liège",
                        LocalDate.of(2025, 9, 1),
                        null));
    }

    @Test
    void tabs_commas_windows_letters_and_a_byte_order_mark_are_read() {
        assertThat(only(list("nom\tprenom\nD’Haene\tZoé\n")).givenName()).isEqualTo("Zoé");
        assertThat(only(list("\uFEFFnom,prenom\n\"Haddad, dite Mimi\",Amina\n")).familyName())
                .isEqualTo("Haddad, dite Mimi");
        Sheet windows = Sheet.read("nom;prenom\nLefèvre;Noël\n".getBytes(Charset.forName("windows-1252")));
        assertThat(only(list(windows)).name()).isEqualTo("Noël Lefèvre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Amina Haddad | Haddad | Amina",
                "HADDAD Amina | HADDAD | Amina",
                "Haddad, Amina | Haddad | Amina",
                "Marie Claire DE SMET | DE SMET | Marie Claire",
                "Amina | '' | Amina"
            })
    void a_name_in_one_cell_is_two(String cell, String family, String given) {
        PersonDetails read = only(list("participant\n\"" + cell + "\"\n"));
        assertThat(read.familyName()).isEqualTo(family);
        assertThat(read.givenName()).isEqualTo(given);
    }

    @Test
    void a_workbook_is_read_with_its_dates_and_numbers() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "essai", "1.0")) {
            Worksheet page = book.newWorksheet("Liste");
            List<String> headings = List.of("Nom", "Prénom", "Date de naissance", "Téléphone");
            for (int i = 0; i < headings.size(); i++) {
                page.value(0, i, headings.get(i));
            }
            page.value(2, 0, "Tesfay");
            page.value(2, 1, "Bekele");
            page.value(2, 2, LocalDate.of(1990, 12, 31));
            page.style(2, 2).format("dd/mm/yyyy").set();
            page.value(2, 3, 470123456);
        }
        PeopleList list = list(Sheet.read(file.toByteArray()));
        assertThat(only(list).birthDate()).isEqualTo(LocalDate.of(1990, 12, 31));
        assertThat(only(list).phone()).isEqualTo("+32470123456");
        assertThat(list.people).extracting(ImportedPerson::line).containsExactly(3L);
    }

    @Test
    void every_cell_that_cannot_be_taken_is_named_and_its_row_left() {
        PeopleList list = list("""
                prenom;nom;naissance;tel;email;sexe
                Amina;Haddad;31/02/1987;12;pas une adresse;?
                Bekele;Tesfay;2030-01-01;;;
                ;;1990-01-01;;;
                Zoé;Martin;1990-01-01;;;f
                """);
        assertThat(list.people).singleElement().returns(5L, ImportedPerson::line);
        assertThat(list.problems)
                .extracting(Problem::line, Problem::column)
                .containsExactlyInAnyOrder(
                        tuple(2L, "naissance"),
                        tuple(2L, "tel"),
                        tuple(2L, "email"),
                        tuple(2L, "sexe"),
                        tuple(3L, "naissance"),
                        tuple(4L, "prenom"));
    }

    @Test
    void the_same_person_twice_is_a_mistake_of_the_list() {
        PeopleList list = list("""
                prenom;nom;naissance
                Amina;Haddad;1987-03-05
                AMINA;Haddâd;05/03/1987
                Amina;Haddad;1999-01-01
                """);
        assertThat(list.people).hasSize(2);
        assertThat(list.problems).singleElement().returns(3L, Problem::line).returns(2L, Problem::detail);
    }

    @Test
    void names_that_spreadsheets_or_screens_stumble_over_stay_names() {
        assertThat(only(list("prenom;nom\n=HYPERLINK(\"http://x\");Nom\n")).givenName())
                .isEqualTo("=HYPERLINK(\"http://x\")");
        assertThat(only(list("prenom;nom\n\u202Eevil\u202C 😀;נועה\n")).name()).contains("😀", "נועה");
        PeopleList longest = list("prenom;nom\n" + "é".repeat(101) + ";Nom\n");
        assertThat(longest.people).isEmpty();
        assertThat(longest.problems).singleElement().returns("transfer.expected.shorter", Problem::expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nom;prenom\n",
                "nom;prenom\n;\n",
                "nom;prenom\nA\0B;C\n",
                "nom;prenom\n\"A;B\n",
                "PK\3\4 not a zip"
            })
    void what_is_no_list_is_refused(String content) {
        refused(() -> Sheet.read(content.getBytes(StandardCharsets.UTF_8)), TransferRefusal.NOT_A_LIST);
    }

    @Test
    void a_bomb_is_refused_before_it_is_read() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        assertThat(file.size()).isLessThan(200_000);
        refused(() -> Sheet.read(file.toByteArray()), TransferRefusal.TOO_LARGE);
    }

    @Test
    void a_workbook_that_asks_for_other_files_gets_none() throws IOException {
        ByteArrayOutputStream good = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(good, "essai", "1.0")) {
            Worksheet page = book.newWorksheet("Liste");
            page.value(0, 0, "nom");
            page.value(1, 0, "MARQUE");
        }
        ByteArrayOutputStream evil = new ByteArrayOutputStream();
        try (ZipFile from = ZipFile.builder().setByteArray(good.toByteArray()).get();
                ZipOutputStream to = new ZipOutputStream(evil)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                String text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals("xl/sharedStrings.xml")) {
                    text = text.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
                            .replace("MARQUE", "&e;");
                    assertThat(text).contains("&e;");
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        String host = Files.readString(Path.of("/etc/hostname")).strip();
        try {
            assertThat(Sheet.read(evil.toByteArray()).lines().toString()).doesNotContain(host);
        } catch (Refused refused) {
            assertThat(refused.refusal()).isEqualTo(TransferRefusal.NOT_A_LIST);
        }
    }

    @Test
    void too_many_rows_are_refused() {
        refused(() -> list("nom\n" + "Haddad\n".repeat(Sheet.MOST_ROWS + 1)), TransferRefusal.TOO_MANY_ROWS);
    }
}
