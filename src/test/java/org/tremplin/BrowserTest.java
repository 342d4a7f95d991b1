package org.tremplin;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A browser of one's own and the house it looks at, for a class of tests. */
public abstract class BrowserTest {
    protected static Browser browser;
    private static Playwright playwright;

    @BeforeAll
    static void openTheBrowser() {
        House.open();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void closeTheBrowser() {
        playwright.close();
    }

    /** A telephone that speaks French. */
    protected static BrowserContext phone() {
        return browser.newContext(
                new Browser.NewContextOptions().setLocale("fr").setViewportSize(390, 844));
    }

    /** A tab in which somebody has signed in. */
    protected static Page signedIn(BrowserContext context, String login) {
        Page page = context.newPage();
        Browsers.signIn(page, login);
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }
}
