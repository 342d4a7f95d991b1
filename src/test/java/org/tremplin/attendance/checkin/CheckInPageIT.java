package org.tremplin.attendance.checkin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tremplin.BrowserTest;
import org.tremplin.Guest;
import org.tremplin.House;
import org.tremplin.QrReader;

/** The trainer's screen and the learner's telephone that looks at it. */
class CheckInPageIT extends BrowserTest {
    /** A session that lasts all day, whenever this runs. */
    @BeforeAll
    static void open() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
        HttpResponse<String> imported = Guest.signedIn("coordination")
                .upload(
                        "/api/v1/imports",
                        Map.of(
                                "groupes.csv",
                                bytes("code;activite;intitule;formateur;lieu;capacite;debut;fin\n"
                                        + "CODE;D-FLE-1;Groupe au code;;;9;%1$s;%1$s".formatted(today)),
                                "seances.csv",
                                bytes("code;groupe;date;debut;fin;lieu;formateur;statut\n"
                                        + "CODE-1;CODE;%s;00:00;23:59;;;prevue".formatted(today)),
                                "inscriptions.csv",
                                bytes("personne;groupe;date;statut\nP001;CODE;%s;inscrit".formatted(today))));
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gone with all that was noted in it: it would stretch every calendar of today. */
    @AfterAll
    static void close() throws SQLException, IOException {
        try (Connection database = House.database();
                Statement delete = database.createStatement()) {
            for (String table : List.of("check_in_code", "attendance_change", "attendance_mark")) {
                delete.executeUpdate(
                        "delete from " + table + " where session_id = (select id from session where code = 'CODE-1')");
            }
            delete.executeUpdate("delete from session where code = 'CODE-1'");
        }
    }

    /**
     * What the picture on the screen says, as the browser holds it before it is made to fit: how it is made to fit differs
     * from screen to screen, and a camera that misses it looks again. It is large and square.
     */
    private static String photographed(Page screen) throws IOException, ReaderException {
        Locator code = screen.locator("#code-image");
        assertThat(code).isVisible();
        BoundingBox shown = code.boundingBox();
        assertThat(shown.width).isEqualTo(shown.height).isGreaterThanOrEqualTo(240);
        String held = (String) code.evaluate("""
                async image => {
                    await image.decode();
                    const paper = document.createElement('canvas');
                    paper.width = image.naturalWidth;
                    paper.height = image.naturalHeight;
                    paper.getContext('2d').drawImage(image, 0, 0);
                    return paper.toDataURL('image/png').split(',')[1];
                }""");
        return QrReader.read(
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(held))));
    }

    @Test
    void a_learner_scans_is_noted_and_the_photograph_is_worth_nothing_afterwards() throws Exception {
        try (BrowserContext desk = phone();
                BrowserContext pocket = phone();
                BrowserContext friend = phone()) {
            Page screen = signedIn(desk, "coordination");
            screen.locator(".session-title a:has-text('Groupe au code')")
                    .first()
                    .click();
            assertThat(screen.locator(".roll-row").first()).isVisible();
            String rollCall = screen.url();
            screen.locator("a[href*='/attendance/code-screen']").click();
            String noted = screen.locator("#code-noted").textContent();

            Page learner = signedIn(pocket, "apprenante");
            String address = photographed(screen);
            assertThat(address).startsWith(House.URL + "/progress/check-in?code=");
            learner.navigate(address);
            assertThat(learner.locator("[data-answer=noted]")).isVisible();
            assertThat(learner.locator("[data-answer=noted]")).containsText("Groupe au code");
            assertThat(screen.locator("#code-names")).containsText("Amina");
            assertThat(screen.locator("#code-noted")).not().hasText(noted);

            // the screen shows another one by now
            String old = screen.locator("#code-image").getAttribute("src");
            assertThat(screen.locator("#code-image"))
                    .not()
                    .hasAttribute("src", old, new LocatorAssertions.HasAttributeOptions().setTimeout(15_000));
            // a friend without an account, and then with one that is no learner's
            Page stranger = friend.newPage();
            stranger.navigate(address);
            assertThat(stranger).hasURL(Pattern.compile(".*/access/sign-in.*"));
            signedIn(friend, "formateur").navigate(address);
            assertThat(friend.pages().get(1).locator("[data-answer=trainer]")).isVisible();

            screen.navigate(rollCall);
            assertThat(screen.locator(".roll-row:has-text('Amina') .mark-box:has(input:checked)")
                            .first())
                    .hasAttribute("data-state", Pattern.compile("present|late"));
        }
    }

    @Test
    void without_a_network_no_code_is_shown_that_would_only_be_refused() {
        try (BrowserContext desk = phone()) {
            Page screen = signedIn(desk, "coordination");
            screen.locator(".session-title a:has-text('Groupe au code')")
                    .first()
                    .click();
            screen.locator("a[href*='/attendance/code-screen']").click();
            assertThat(screen.locator("#code-image")).isVisible();
            desk.setOffline(true);
            assertThat(screen.locator("#code-problem")).containsText("Pas de réseau");
            assertThat(screen.locator("#code-image")).isHidden();
            desk.setOffline(false);
            assertThat(screen.locator("#code-image")).isVisible();
            assertThat(screen.locator("#code-problem")).isHidden();
        }
    }
}
