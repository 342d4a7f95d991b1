package org.tremplin.planning.logbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tremplin.Cast;
import org.tremplin.InContainer;
import org.tremplin.access.AuditLines;
import org.tremplin.access.AuditRow;
import org.tremplin.access.Houses;
import org.tremplin.access.Role;
import org.tremplin.access.audit.Audits;
import org.tremplin.planning.Sessions;
import org.tremplin.platform.ChangedMeanwhile;
import org.tremplin.platform.Missing;
import org.tremplin.platform.Refused;
import org.tremplin.platform.Slice;

/** What one trainer leaves for the next: who reads it, who writes it, and what may lie beside it. */
@InContainer
class SessionLogIT {
    private static final byte[] PDF = "%PDF-1.7 a sheet of exercises".getBytes(UTF_8);

    @Inject
    private Cast cast;

    @Inject
    private AuditLines lines;

    @Inject
    private Sessions sessions;

    @Inject
    private SessionLogs logs;

    @Inject
    private Houses houses;

    private long group;
    private long regular;

    @Inject
    private Audits audits;

    private long replacement;
    private long first;
    private long second;

    @BeforeEach
    void a_replacement_gives_the_second_session() {
        cast.become(Role.COORDINATOR);
        group = cast.group(10);
        regular = cast.trainer("Nadia", "Régulière");
        replacement = cast.trainer("Paul", "Remplaçant");
        LocalDate day = cast.today().plusDays(2);
        first = given(regular, day, 9);
        second = given(replacement, day, 14);
    }

    private long given(long trainer, LocalDate day, int hour) {
        return sessions.plan(
                Cast.at(group, day, LocalTime.of(hour, 0), LocalTime.of(hour + 2, 0), null, Set.of(trainer)));
    }

    private void become(long trainer) {
        cast.become(Role.TRAINER, Set.of(), trainer);
    }

    private LogEntry own(long session) {
        return logs.of(session).orElseThrow().own();
    }

    private void attach(long session, String name, byte[] content) throws IOException {
        logs.attach(session, name, new ByteArrayInputStream(content));
    }

    private byte[] downloaded(long material) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int size = logs.download(material).bytes();
        while (bytes.size() < size) {
            bytes.write(logs.piece(material, bytes.size()));
        }
        return bytes.toByteArray();
    }

    @Test
    void who_wrote_read_and_downloaded_is_in_the_trail() throws Exception {
        become(regular);
        logs.write(first, 0, "Le marché", "");
        attach(first, "feuille.pdf", PDF);
        long file = own(first).materials().get(0).id();
        become(replacement);
        downloaded(file);
        cast.become(Role.ADMINISTRATOR);
        assertTrail("session=" + first, "SessionLogs.write", "SessionLogs.attach", "SessionLogs.of");
        assertTrail("material=" + file, "SessionLogs.download");
    }

    private void assertTrail(String subject, String... useCases) {
        lines.write();
        assertThat(audits.list(null, "SessionLogs.", subject, new Slice("", false, 1, 25))
                        .rows())
                .extracting(AuditRow::useCase)
                .contains(useCases);
    }

    @Test
    void a_replacement_reads_the_last_log_with_its_materials_and_changes_nothing_in_it() throws IOException {
        become(regular);
        logs.write(first, 0, "Le marché", "Les prix");
        attach(first, "C:\\Cours\\fiche d’été.pdf", PDF);
        logs.link(first, " https://exemple.be/marché?page=1 ", "");

        become(replacement);
        SessionLogView view = logs.of(second).orElseThrow();
        assertThat(view.own().version()).isZero();
        assertThat(view.last().session()).isEqualTo(first);
        assertThat(view.last().done()).isEqualTo("Le marché");
        assertThat(view.last().nextTime()).isEqualTo("Les prix");
        assertThat(view.last().materials())
                .extracting(MaterialRow::title, MaterialRow::url, MaterialRow::type)
                .containsExactly(
                        tuple("fiche d’été.pdf", null, MaterialType.PDF),
                        tuple("exemple.be", "https://exemple.be/marché?page=1", null));
        MaterialRow file = view.last().materials().get(0);
        assertThat(downloaded(file.id())).isEqualTo(PDF);

        assertThat(logs.of(first)).isEmpty();
        assertThatThrownBy(() -> logs.write(first, 1, "", "")).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> attach(first, "a.pdf", PDF)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> logs.remove(first, file.id())).isInstanceOf(Missing.class);
        // beside a session of their own it is not
        assertThatThrownBy(() -> logs.remove(second, file.id())).isInstanceOf(Missing.class);
    }

    @Test
    void the_last_log_is_the_latest_before_that_says_something() throws IOException {
        LocalDate day = cast.today().plusDays(2);
        long between = given(regular, day, 12);
        logs.write(first, 0, "Le marché", "");
        logs.write(between, 0, "", "");
        logs.write(given(regular, day, 17), 0, "Plus tard", "");
        assertThat(logs.of(second).orElseThrow().last().session()).isEqualTo(first);
        logs.link(between, "https://exemple.be", "Dictée");
        assertThat(logs.of(second).orElseThrow().last().session()).isEqualTo(between);
        logs.remove(between, own(between).materials().get(0).id());
        assertThat(logs.of(second).orElseThrow().last().session()).isEqualTo(first);
        assertThat(logs.of(first).orElseThrow().last()).isNull();
    }

    @Test
    void nobody_else_reads_or_writes_it() throws IOException {
        attach(first, "fiche.pdf", PDF);
        long file = own(first).materials().get(0).id();
        cast.become(Role.ADMINISTRATOR);
        long elsewhere = houses.addSite("Antenne " + Cast.unique(), null);
        List<Runnable> strangers = List.of(
                () -> become(cast.today().toEpochDay()), () -> cast.become(Role.COORDINATOR, Set.of(elsewhere), null));
        for (Runnable stranger : strangers) {
            stranger.run();
            assertThat(logs.of(first)).isEmpty();
            assertThatThrownBy(() -> downloaded(file)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> logs.write(first, 0, "Vu", "")).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> logs.link(first, "https://exemple.be", "")).isInstanceOf(Missing.class);
        }
        for (Role role : List.of(Role.COUNSELLOR, Role.REPORTING, Role.LEARNER)) {
            cast.become(role);
            assertThatThrownBy(() -> logs.of(first)).isInstanceOf(Missing.class);
            assertThatThrownBy(() -> downloaded(file)).isInstanceOf(Missing.class);
        }
        cast.become(Role.COORDINATOR, Set.of(Cast.HEAD_OFFICE), null);
        assertThat(downloaded(file)).isEqualTo(PDF);
    }

    @Test
    void of_two_who_write_at_once_the_second_is_told() {
        logs.write(first, 0, "Le marché", "");
        assertThatThrownBy(() -> logs.write(first, 0, "La poste", "")).isInstanceOf(ChangedMeanwhile.class);
        logs.write(first, own(first).version(), "Le marché et la poste", "");
        assertThat(own(first).done()).isEqualTo("Le marché et la poste");
        assertThatThrownBy(() -> logs.write(second, 0, "a".repeat(2001), "")).isInstanceOf(PersistenceException.class);
    }

    @Test
    void a_page_that_calls_itself_something_else_is_refused() {
        for (String name : List.of("photo.png", "fiche.pdf", "cours.docx", "cours.odt", "audio.mp3", "image.jpeg")) {
            assertRefused(
                    LogbookRefusal.MATERIAL_DISGUISED,
                    () -> attach(first, name, "<html><script>alert(1)</script></html>".getBytes(UTF_8)));
        }
    }

    @Test
    void other_types_are_refused_whatever_they_hold() {
        for (String name :
                List.of("page.html", "dessin.svg", "programme.exe", "sans-fin", "fiche.pdf.html", ".pdf\u202e.")) {
            assertRefused(LogbookRefusal.MATERIAL_TYPE_UNKNOWN, () -> attach(first, name, PDF));
        }
    }

    @Test
    void every_type_is_known_by_its_content() throws IOException {
        attach(first, "a.PNG", "\u0089PNG\r\n\u001a\n…".getBytes(ISO_8859_1));
        attach(first, "a.jpg", "\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1));
        attach(first, "a.webp", "RIFF\0\0\0\0WEBPVP8 ".getBytes(ISO_8859_1));
        attach(first, "a.mp3", "\u00ff\u00fb\u0090\0".getBytes(ISO_8859_1));
        attach(first, "a.txt", "Été : œuf, ትግርኛ\r\n".getBytes(UTF_8));
        attach(first, "a.docx", zip("[Content_Types].xml", "word/document.xml"));
        attach(first, "a.xlsx", zip("xl/workbook.xml", "[Content_Types].xml"));
        attach(first, "a.pptx", zip("[Content_Types].xml", "ppt/presentation.xml"));
        attach(first, "a.odt", openDocument("text"));
        attach(first, "a.ods", openDocument("spreadsheet"));
        attach(first, "a.odp", openDocument("presentation"));
        assertThat(own(first).materials()).hasSize(11);
        assertRefused(
                LogbookRefusal.MATERIAL_DISGUISED,
                () -> attach(first, "a.docx", zip("[Content_Types].xml", "xl/workbook.xml")));
        assertRefused(LogbookRefusal.MATERIAL_DISGUISED, () -> attach(first, "a.odt", openDocument("spreadsheet")));
        assertRefused(LogbookRefusal.MATERIAL_DISGUISED, () -> attach(first, "a.txt", new byte[] {'M', 'Z', 0}));
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] openDocument(String kind) {
        return ("PK\u0003\u0004" + "\0".repeat(26) + "mimetypeapplication/vnd.oasis.opendocument." + kind + "PK")
                .getBytes(ISO_8859_1);
    }

    @Test
    void a_file_of_ten_megabytes_comes_back_as_it_went_and_one_byte_more_is_refused() throws IOException {
        byte[] largest = new byte[Material.LARGEST];
        new Random(1).nextBytes(largest);
        System.arraycopy(PDF, 0, largest, 0, PDF.length);
        attach(first, "grand.pdf", largest);
        assertThat(downloaded(own(first).materials().get(0).id())).isEqualTo(largest);
        byte[] larger = new byte[Material.LARGEST + 1];
        System.arraycopy(PDF, 0, larger, 0, PDF.length);
        assertRefused(LogbookRefusal.MATERIAL_TOO_LARGE, () -> attach(first, "grand.pdf", larger));
        assertRefused(LogbookRefusal.MATERIAL_EMPTY, () -> attach(first, "vide.pdf", new byte[0]));
        assertThat(own(first).materials()).hasSize(1);
    }

    @Test
    void what_is_no_address_of_the_web_is_refused() {
        for (String url : List.of(
                "javascript:alert(1)",
                "JaVaScRiPt://exemple.be/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "//exemple.be",
                "exemple.be",
                "https://",
                "https://banque.be@exemple.be/",
                "https://exemple.be/a b")) {
            assertRefused(LogbookRefusal.LINK_UNUSABLE, () -> logs.link(first, url, "Exercices"));
        }
    }

    @Test
    void too_long_an_address_is_refused() {
        String longest = "https://exemple.be/" + "a".repeat(481);
        logs.link(first, longest, "Exercices");
        assertRefused(LogbookRefusal.LINK_UNUSABLE, () -> logs.link(first, longest + "a", "Exercices"));
    }

    @Test
    void the_twentieth_place_is_given_once() throws Exception {
        for (int i = 1; i < SessionLogs.MOST_MATERIALS; i++) {
            logs.link(first, "https://exemple.be/" + i, "Lien " + i);
        }
        Callable<Boolean> one = cast.as(Role.COORDINATOR, () -> {
            logs.link(first, "https://exemple.be/dernier", "Dernier");
            return true;
        });
        int refused = 0;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(one));
            }
            for (Future<Boolean> answer : answers) {
                try {
                    answer.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(Refused.class);
                    refused++;
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(refused).isEqualTo(3);
        assertThat(own(first).materials()).hasSize(SessionLogs.MOST_MATERIALS);
    }

    @Test
    void what_was_removed_is_out_of_reach_and_can_be_put_back() throws IOException {
        attach(first, "fiche.pdf", PDF);
        long file = own(first).materials().get(0).id();
        logs.remove(first, file);
        assertThat(own(first).materials()).isEmpty();
        assertThatThrownBy(() -> downloaded(file)).isInstanceOf(Missing.class);
        logs.putBack(first, file);
        assertThat(downloaded(file)).isEqualTo(PDF);
    }

    /** What a test does that may fail with a checked exception. */
    private interface Attempt {
        void make() throws IOException;
    }

    private static void assertRefused(LogbookRefusal why, Attempt attempt) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(attempt::make)
                .extracting(Refused::refusal)
                .isEqualTo(why);
    }
}
