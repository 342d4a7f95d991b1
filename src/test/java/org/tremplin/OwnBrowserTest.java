package org.tremplin;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A browser for one class alone, since that of {@link BrowserTest} serves one class at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OwnBrowserTest {
    Browser browser;
    private Playwright playwright;

    @BeforeAll
    void openTheBrowser() {
        House.open();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    void closeTheBrowser() {
        playwright.close();
    }
}
