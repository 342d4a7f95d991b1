package org.tremplin.transfer.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tremplin.BrowserTest;
import org.tremplin.House;

/** The coordinator's own table, taken in and taken back. */
class PeopleImportPageIT extends BrowserTest {
    private static final String TABLE = """
            Participant;Truc;Né le
            ABEBEROSSI Selamawit;0470 12 99 01;12/04/1990
            Farid BENALI;0470 12 99 02;pas une date
            """;

    @Test
    void a_table_is_understood_put_right_taken_in_and_taken_back() throws IOException {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/transfer/people-import");
            upload(page, "rien.csv", "bonjour");
            assertThat(page.locator("[id='messages']")).containsText("pas une liste lisible");
            upload(page, "liste.csv", TABLE);
            isSeen(page.locator("[id='columns'] h2").first());
            assertThat(page.locator("[id='columns:all:0:field']")).hasValue("NAME");
            assertThat(page.locator("[id='columns:all:1:field']")).hasValue("");
            page.selectOption("[id='columns:all:1:field']", "PHONE");
            page.click("[id='columns:look']");
            assertThat(page.locator("#outlook")).containsText("+32470129901");
            isSeen(page.locator("#outlook h2"));
            page.evaluate("scrollTo(0, 0)");
            page.click("[id='columns:look']");
            isSeen(page.locator("#outlook h2"));
            assertThat(page.locator("#outlook")).containsText("Une nouvelle personne");
            assertThat(page.locator("#outlook")).containsText("pas une date");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(390);
            Download wrong = page.waitForDownload(() -> page.click("[id='columns:download']"));
            assertThat(Files.readString(wrong.path()))
                    .contains("Farid BENALI;0470 12 99 02;pas une date;")
                    .doesNotContain("ABEBEROSSI");
            page.click("[id='columns:take']");
            assertThat(page.locator("[id='messages']")).containsText("Rien n’a été importé");
            page.check("[id='columns:leaveOut']");
            Deque<Route> held = new ArrayDeque<>();
            page.route("**/transfer/people-import*", held::add);
            page.click("[id='columns:take']");
            Locator take = page.locator("[id='columns:take']");
            assertThat(take).isDisabled();
            assertThat(take).hasAttribute("aria-busy", "true");
            assertThat(take).hasCSS("opacity", "1");
            assertThat(take).not().hasCSS("background-color", colour(page.locator("[id='file:read']")));
            page.unroute("**/transfer/people-import*");
            held.remove().resume();
            assertThat(page.locator("[id='result']")).containsText("Importé : une nouvelle fiche");
            isSeen(page.locator("[id='result'] .notice"));
            page.navigate(House.URL + "/people/list?q=Abeberossi");
            assertThat(page.locator("main")).containsText("Selamawit ABEBEROSSI");

            page.navigate(House.URL + "/transfer/people-import");
            upload(page, "liste.csv", TABLE);
            assertThat(page.locator("[id='columns:all:1:field']")).hasValue("PHONE");
            assertThat(page.locator("#outlook")).containsText("déjà connue");
            assertThat(page.locator("#nothingNew")).containsText("Rien à importer");
            assertThat(page.locator("[id='columns:take']")).hasCount(0);
            page.click("[id='last:undo']");
            assertThat(page.locator("[id='result']")).containsText("une fiche retirée");
            isSeen(page.locator("[id='result'] .notice"));
            page.navigate(House.URL + "/people/list?q=Abeberossi");
            assertThat(page.locator("main")).containsText("Personne ne correspond");
        }
    }

    @Test
    void the_wrong_rows_of_a_workbook_come_back_as_a_list_with_the_reason() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "essai", "1.0")) {
            Worksheet page = book.newWorksheet("Liste");
            String[][] rows = {
                {"nom", "date de naissance"}, {"Juste", "03/04/1991"}, {"Faux", "31/02/1991"}, {"=HYPERLINK(1)", "hier"}
            };
            for (int row = 0; row < rows.length; row++) {
                page.value(row, 0, rows[row][0]);
                page.value(row, 1, rows[row][1]);
            }
        }
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/transfer/people-import");
            page.setInputFiles(
                    "[id='file:list']", new FilePayload("liste.xlsx", "application/octet-stream", file.toByteArray()));
            page.click("[id='file:read']");
            page.click("[id='columns:look']");
            assertThat(page.locator("#outlook")).containsText("31/02/1991");
            Download wrong = page.waitForDownload(() -> page.click("[id='columns:download']"));
            assertThat(Files.readString(wrong.path()))
                    .contains("Faux;31/02/1991;")
                    .contains("'=HYPERLINK(1);hier;")
                    .doesNotContain("Juste");
        }
    }

    @Test
    void a_file_that_the_server_does_not_take_is_refused_in_a_sentence(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("liste.csv");
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
            written.setLength(26_000_000);
        }
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.navigate(House.URL + "/transfer/people-import");
            page.setInputFiles("[id='file:list']", file);
            page.click("[id='file:read']");
            assertThat(page.locator(".messages")).containsText("au plus 25 Mo");
        }
    }

    @Test
    void what_became_of_an_import_of_files_is_seen_even_when_nobody_knows() {
        try (BrowserContext phone = phone()) {
            Page page = signedIn(phone, "coordination");
            page.setViewportSize(390, 400);
            page.navigate(House.URL + "/transfer/import");
            page.evaluate("sessionStorage.setItem('tremplin.import', '/api/v1/imports/nobody')");
            page.reload();
            Locator result = page.locator("#import-result");
            assertThat(result).containsText("Le serveur ne connaît plus cet import");
            isSeen(result);
            page.reload();
            assertThat(result).isEmpty();
            page.click("#import-go");
            assertThat(result).containsText("Choisissez au moins un fichier");
            isSeen(result);
            assertThat(page.locator("#import-go")).isEnabled();
        }
    }

    /** In the window, and where the keyboard is. */
    private static void isSeen(Locator answer) {
        assertThat(answer).isFocused();
        assertThat(answer).isInViewport();
    }

    private static String colour(Locator of) {
        return (String) of.evaluate("e => getComputedStyle(e).backgroundColor");
    }

    private static void upload(Page page, String name, String content) {
        page.setInputFiles(
                "[id='file:list']", new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        page.click("[id='file:read']");
    }
}
