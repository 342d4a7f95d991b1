package org.tremplin.transfer.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.people.Person;
import org.tremplin.people.PersonDetails;
import org.tremplin.people.lists.ImportedPerson;
import org.tremplin.platform.Refusal;
import org.tremplin.platform.Refused;
import org.tremplin.platform.files.Problem;
import org.tremplin.transfer.TransferRefusal;

/** Tables as associations keep them, and as nobody should send them. */
class PeopleListTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static PeopleList list(String text) {
        return list(Sheet.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** With the columns that the headings say. */
    private static PeopleList list(Sheet sheet) {
        return new PeopleList(sheet, PersonField.proposed(sheet.headings()), TODAY, null, "BE");
    }

    private static Sheet fault(String name) throws IOException {
        try (InputStream in = PeopleListTest.class.getResourceAsStream("/faults/lists/" + name)) {
            return Sheet.read(in.readAllBytes());
        }
    }

    private static List<String> names(PeopleList list) {
        return list.people.stream()
                .map(person ->
                        person.details().familyName() + "|" + person.details().givenName())
                .toList();
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
        assertThat(longest.problems).singleElement().returns("platform.cell.shorter", Problem::expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nom;prenom\n", "nom;prenom\n;\n", "nom;prenom\nA\0B;C\n", "PK\3\4 not a zip"})
    void what_is_no_list_is_refused(String content) {
        refused(() -> Sheet.read(content.getBytes(StandardCharsets.UTF_8)), TransferRefusal.NOT_A_LIST);
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

    @Test
    void signs_that_nobody_sees_are_not_taken() throws IOException {
        PeopleList list = list(fault("C2.csv"));
        assertThat(list.problems).isEmpty();
        assertThat(names(list)).containsExactly("Kabore|Salimata", "Petkova|Rada", "Zongo Ilboudo|Awa");
        assertThat(list.people)
                .extracting(
                        person -> person.details().phone(),
                        person -> person.details().email())
                .containsExactly(
                        tuple("+32471234501", "salimata.k@example.org"),
                        tuple("+32471234502", "rada@example.org"),
                        tuple("+32471234503", "awa@example.org"));
        assertThat(list.people.get(0).details().birthDate()).isEqualTo(LocalDate.of(1985, 3, 12));
    }

    @Test
    void what_stands_beside_a_telephone_loses_no_row() throws IOException {
        PeopleList list = list(fault("D.csv"));
        assertThat(list.problems).isEmpty();
        assertThat(list.people).hasSize(16);
        assertThat(list.people)
                .extracting(
                        person -> person.details().familyName(),
                        person -> person.details().phoneNote())
                .contains(tuple("Sambre", "+32472112233"), tuple("Dyle", "mari"), tuple("Ourthe", "WhatsApp"));
        assertThat(list.remarks)
                .filteredOn(remark -> remark.expected().equals("transfer.remark.number"))
                .extracting(Problem::line)
                .contains(2L, 3L, 5L, 16L);
    }

    @Test
    void a_name_in_one_cell_is_cut_by_its_heading_and_its_capitals() throws IOException {
        assertThat(names(list(fault("E1.csv"))))
                .containsExactly(
                        "Diallo|Aminata",
                        "Ben Salah|Mohamed",
                        "DIALLO|AMINATA",
                        "Ben YOUSSEF|Ali",
                        "de la CRUZ|Maria",
                        "VAN DEN BERGHE|Jan",
                        "TENZIN|",
                        "Madonna|",
                        "EL-AMRANI|Fatima-Zahra",
                        "O’BRIEN|Siobhán",
                        "WEIß|Klara");
        assertThat(names(list("Prénom et nom\nAminata Diallo\nMohamed Ben Salah\nAminata DIALLO\nMadonna\n")))
                .containsExactly("Diallo|Aminata", "Ben Salah|Mohamed", "DIALLO|Aminata", "|Madonna");
    }

    @Test
    void dates_are_read_kept_in_part_or_refused_with_their_line() throws IOException {
        PeopleList list = list(fault("F.csv"));
        assertThat(list.problems).extracting(Problem::line).containsExactly(12L, 13L, 15L);
        assertThat(list.people)
                .extracting(
                        person -> person.details().familyName(),
                        person -> person.details().birthDate() == null
                                ? null
                                : person.details().birthDate().toString(),
                        person -> person.details().birthYear())
                .containsExactly(
                        tuple("Un", "1985-03-12", null),
                        tuple("Deux", null, 1985),
                        tuple("Trois", null, 1985),
                        tuple("Quatre", "1985-03-15", null),
                        tuple("Cinq", "1985-03-12", null),
                        tuple("Six", "1985-03-12", null),
                        tuple("Sept", "1985-03-12", null),
                        tuple("Huit", "1985-03-12", null),
                        tuple("Neuf", "1985-03-12", null),
                        tuple("Dix", "1900-01-01", null),
                        tuple("Treize", "1985-03-12", null),
                        tuple("Quinze", null, null),
                        tuple("Seize", null, null));
        assertThat(list.remarks).extracting(Problem::expected).contains("transfer.remark.old");
    }

    @ParameterizedTest
    @CsvSource({
        "G1.csv, Loriot|Ada", "G2.csv, Loriot|Ada", "G5.txt, Wiśniewska|Agnieszka", "K1.xlsx, TILLEUL-PETIT|Ana",
                "J1.xlsx, Faucon|Inès",
        "J1b.xlsx, Faucon|Inès", "J2b.xlsx, NOYER|Ines", "L1.csv, Aubier|Lou", "L5.csv, 'Ponti \"junior\"|Marc'",
                "M2.xlsx, Tilia|Ana",
        "M5.csv, Orme|Ana", "A2.csv, N’Dombele|Grâce"
    })
    void lists_of_other_programs_are_read(String file, String first) throws IOException {
        PeopleList list = list(fault(file));
        assertThat(list.problems).isEmpty();
        assertThat(names(list).get(0)).isEqualTo(first);
    }

    @Test
    void numbers_and_days_of_a_workbook_are_what_their_formats_say() throws IOException {
        PersonDetails faucon = list(fault("J1.xlsx")).people.get(0).details();
        assertThat(faucon.phone()).isEqualTo("+32471500001");
        assertThat(faucon.birthDate()).isEqualTo(LocalDate.of(1985, 3, 12));
        assertThat(list(fault("J1.xlsx")).people)
                .extracting(person -> person.details().birthDate(), ImportedPerson::code)
                .containsExactly(
                        tuple(LocalDate.of(1985, 3, 12), "1024"),
                        tuple(LocalDate.of(1985, 3, 15), "7"),
                        tuple(LocalDate.of(1985, 3, 12), "12"));
        PersonDetails noyer = list(fault("J2b.xlsx")).people.get(0).details();
        assertThat(noyer.birthDate()).isEqualTo(LocalDate.of(1985, 3, 12));
        assertThat(noyer.phone()).isEqualTo("+32471700001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "dd/mm/yyyy!true",
                "[$-80C]dd/mm/yyyy;@!true",
                "mmm-yy!true",
                "jj/mm/aaaa!true",
                "yyyy-mm-dd hh:mm!true",
                "dd/mm/yyyy hh:mm:ss.000!true",
                "#,##0;[RED]-#,##0!false",
                "\"D-\"0000!false",
                "General!false",
                "Standard!false",
                "0\\d!false",
                "[Red]0.00!false",
                "0\" jours\"!false"
            })
    void a_format_says_whether_a_number_is_a_day(String format, boolean date) {
        assertThat(Book.isDate(format)).isEqualTo(date);
    }

    @Test
    void a_doubtful_letter_is_read_and_said() throws IOException {
        Sheet sheet = fault("G6.csv");
        assertThat(sheet.doubt()).isEqualTo(4);
        assertThat(list(sheet).people.get(2).details().municipality()).isEqualTo("Saint-André");
        assertThat(fault("C1.csv").charset()).isNull();
    }

    @Test
    void odd_lines_are_named_and_the_others_read() throws IOException {
        PeopleList total = list(fault("L3.csv"));
        assertThat(names(total)).containsExactly("Aubier|Lou", "Cerne|Sol");
        assertThat(total.problems).extracting(Problem::line).containsExactly(4L);
        assertThat(list(fault("L1.csv")).remarks).extracting(Problem::line).containsExactly(2L);
        PeopleList more = list(
                "Nom;Prénom;GSM\nAubier;Lou;0471 80 00 01;de trop\nCerne;Sol;;;\n\"Orme;Ana;\nTilia;B\u0007éla;\n");
        assertThat(names(more)).containsExactly("Cerne|Sol", "Tilia|Béla");
        assertThat(more.problems).extracting(Problem::line).containsExactly(2L, 4L);
        assertThat(more.remarks)
                .extracting(Problem::line, Problem::expected)
                .containsExactly(tuple(5L, "transfer.remark.control"));
    }

    @Test
    void a_formula_that_failed_is_empty_and_said() throws IOException {
        PeopleList list = list(fault("M4.csv"));
        assertThat(list.people)
                .extracting(person -> person.details().municipality())
                .containsOnlyNulls();
        assertThat(list.remarks).extracting(Problem::line).containsExactly(2L, 3L, 4L);
        assertThat(list.remarks).extracting(Problem::value).allMatch(value -> value.startsWith("#"));
    }

    @Test
    void a_number_that_is_a_day_is_shown_where_its_count_is_not_known() {
        PeopleList list = list("nom;naissance\nHaddad;31118\nBa;12/03/1985\n");
        assertThat(list.people)
                .extracting(person -> person.details().birthDate())
                .containsOnly(LocalDate.of(1985, 3, 12));
        assertThat(list.remarks)
                .containsExactly(
                        new Problem("", 2, "naissance", "31118", "transfer.remark.serial", LocalDate.of(1985, 3, 12)));
    }

    @Test
    void a_sheet_that_is_hidden_and_blank_first_lines_are_passed_and_every_other_sheet_can_be_chosen()
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "essai", "1.0")) {
            Worksheet hidden = book.newWorksheet("Codes");
            hidden.value(0, 0, "Nom");
            hidden.value(1, 0, "Caché");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            for (String name : List.of("Accueil", "Inscrits", "Anciens")) {
                Worksheet page = book.newWorksheet(name);
                page.value(5, 1, name.equals("Accueil") ? "Bonjour" : "Nom");
                page.value(6, 1, name);
            }
        }
        assertThat(Sheet.readAll(file.toByteArray()))
                .extracting(Sheet::name)
                .containsExactly("Accueil", "Inscrits", "Anciens");
        Sheet read = Sheet.read(file.toByteArray());
        assertThat(read.name()).isEqualTo("Inscrits");
        assertThat(list(read).people).extracting(ImportedPerson::line).containsExactly(7L);
    }

    @Test
    void twins_whose_names_differ_by_a_vowel_are_two() throws IOException {
        assertThat(list(fault("H1.csv")).people).hasSize(2);
    }

    @Test
    void the_row_of_headings_can_be_chosen() {
        Sheet sheet = Sheet.read("Liste;x\nA;B\nHaddad;Amina\n".getBytes(StandardCharsets.UTF_8));
        assertThat(sheet.headings()).containsExactly("Liste", "x");
        assertThat(sheet.headedBy(1).headings()).containsExactly("A", "B");
        assertThat(sheet.headedBy(1).lines()).extracting(Sheet.Line::number).containsExactly(3L);
    }

    /** ISO 639 has renamed three languages; Java still knows them by both codes. */
    @Test
    void a_language_has_one_code_however_it_is_written() {
        PeopleList list = list("""
                Nom;Prénom;Langue
                Un;A;hébreu
                Deux;B;iw
                Trois;C;indonésien
                Quatre;D;in
                """);
        assertThat(list.people)
                .extracting(person -> person.details().firstLanguage())
                .containsExactly("he", "he", "id", "id");
    }
}
