package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * A browser and the house it looks at. One browser for all classes of tests, which come one after the other; what a class
 * opened in it is closed after it, and the browser ends with the tests' own process.
 */
public abstract class BrowserTest {
    /** Locked by whoever closes months, and by whoever beside them marks in one that must be open. */
    public static final String MONTHS = "months";

    private static final String SESSION = "tremplin";
    private static final Map<String, String> SESSIONS = new ConcurrentHashMap<>();

    protected static Browser browser;
    protected static Playwright playwright;

    @BeforeAll
    static void openTheBrowser() {
        House.open();
        if (playwright == null) {
            playwright = Browsers.playwright();
            browser = Browsers.launch(playwright);
        }
    }

    @AfterAll
    static void closeWhatWasOpened() {
        if (browser != null) {
            List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        }
    }

    /** A telephone that speaks French. */
    protected static BrowserContext phone() {
        return browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844));
    }

    /**
     * A tab of somebody who has signed in and is at home: with the form, the first time in the suite, then with the session
     * that came of it, while that lasts. Whoever ends sessions signs in alone.
     */
    protected static Page signedIn(BrowserContext context, String login) {
        Page page = context.newPage();
        String session = SESSIONS.get(login);
        if (session != null) {
            context.addCookies(List.of(new Cookie(SESSION, session).setUrl(House.URL)));
            page.navigate(House.URL + "/");
        }
        if (session == null || page.url().contains("sign-in")) {
            Browsers.signIn(page, login);
            page.waitForURL(url -> !url.contains("sign-in"));
            context.cookies().stream()
                    .filter(cookie -> cookie.name.equals(SESSION))
                    .forEach(cookie -> SESSIONS.put(login, cookie.value));
        }
        return page;
    }

    /** A session of today in a group of eleven that meets in the evening, when nobody else's test has one. @return its id */
    public static String sessionOfToday(Guest coordinator, LocalTime from) {
        Matcher group = Pattern.compile("\"group\":\"Alpha 2 soir\",\"groupId\":(\\d+)")
                .matcher(coordinator.get("/api/v1/sessions").body());
        assertThat(group.find()).isTrue();
        String planned = coordinator
                .send(
                        "POST",
                        "/api/v1/sessions",
                        "{\"group\":%s,\"date\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"trainers\":[]}"
                                .formatted(
                                        group.group(1),
                                        LocalDate.now(ZoneId.of("Europe/Brussels")),
                                        from,
                                        from.plusMinutes(9)),
                        Map.of("Content-Type", "application/json", "X-CSRF-Token", coordinator.csrf))
                .body();
        Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(planned);
        assertThat(id.find()).as(planned).isTrue();
        return id.group(1);
    }
}
