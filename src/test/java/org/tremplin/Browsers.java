package org.tremplin;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium on the PATH, else Playwright's own. */
public final class Browsers {
    /** Each window would draw the suggestions of its address bar beforehand, which takes most of a second. */
    private static final String NO_SUGGESTIONS = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup";

    /** What Playwright itself turns off, and would leave on where something else is. */
    private static final String AS_PLAYWRIGHT = "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
            + "BoundaryEventDispatchTracksNodeRemoval,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,"
            + "MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,Translate,"
            + "AutoDeElevate,OptimizationHints";

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=" + AS_PLAYWRIGHT + "," + NO_SUGGESTIONS);

    private Browsers() {}

    private static Optional<Path> installed(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> whole() {
        return installed("chromium", "chromium-browser", "google-chrome");
    }

    public static Playwright playwright() {
        Map<String, String> env = whole().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        return Playwright.create(new Playwright.CreateOptions().setEnv(env));
    }

    /** For pages: Chromium without the windows, which takes a third less of the processor; the whole one where that is not there. */
    public static Browser launch(Playwright playwright) {
        return launch(playwright, installed("chromium-headless-shell").or(Browsers::whole));
    }

    /** For what a phone keeps and sends later: Chromium as people have it. */
    public static Browser launchWhole(Playwright playwright) {
        return launch(playwright, whole());
    }

    private static Browser launch(Playwright playwright, Optional<Path> installed) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
        installed.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    /** A phone that finds in this folder what it kept when it was last switched off. */
    public static BrowserContext launch(Playwright playwright, Path folder) {
        BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                .setArgs(ARGUMENTS)
                .setViewportSize(390, 844)
                .setLocale("fr")
                .setTimezoneId("Europe/Brussels");
        whole().ifPresent(options::setExecutablePath);
        return playwright.chromium().launchPersistentContext(folder, options);
    }

    /** Fills in the sign-in page and sends it; what opens then is for the test to wait for. */
    public static void signIn(Page page, String login) {
        page.navigate(House.URL + "/access/sign-in");
        page.locator("[id$=login]").fill(login);
        page.locator("[id$=password]").fill(House.PASSWORD);
        page.locator("[id$=enter]").click();
    }
}
