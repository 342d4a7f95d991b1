package org.tremplin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tremplin.web.Requests;

/**
 * WCAG 2.2 AA as far as a machine can tell (axe-core), and no scrolling sideways on the narrowest phone. It only looks: several
 * pages at a time, beside whatever else looks at the house, once those with a server of their own are done. Its lock is shared,
 * since one that is not would put its pages in a row.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Beside.ALONE, mode = ResourceAccessMode.READ)
@Order(Beside.LAST)
class AccessibilityIT {
    private static final String STRANGER = "stranger";

    /** @param colours whether contrast is measured @param wide on a wide screen, else on a phone */
    private record Look(String language, List<String> themes, boolean colours, boolean wide) {}

    private static final Look USUAL = new Look("fr", List.of("light"), true, false);

    /** As another role, whose colours and layout are those of the first. */
    private static final Look AGAIN = new Look("fr", List.of("light"), false, false);

    private static final Look FRENCH = new Look("fr", List.of("light", "dark", "contrast"), true, false);

    // the colours are those of the French page, the parts those of the phone
    private static final Look DUTCH = new Look("nl", List.of("light"), false, true);
    private static final Look ARABIC = new Look("ar", List.of("light"), false, true);

    private static List<Look> looks(String address) {
        return Requests.IN_EVERY_LANGUAGE.contains(address.replaceFirst("\\?.*", ""))
                ? List.of(FRENCH, DUTCH, ARABIC)
                : List.of(FRENCH, DUTCH);
    }

    /** Words that go on in the next line without a hyphen, and texts of which a part is not shown. */
    private static final String CUT = """
            () => {
                const cut = [];
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const range = document.createRange();
                const lines = () => new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
                for (let text; (text = texts.nextNode());) {
                    const around = text.parentElement;
                    if (!around.checkVisibility({visibilityProperty: true}) || around.closest('code, script, style, .sr, option')) continue;
                    const style = getComputedStyle(around);
                    if (style.textOverflow === 'ellipsis' && around.scrollWidth > around.clientWidth) cut.push(text.data.trim());
                    range.selectNodeContents(text);
                    let scrolls = around;
                    while (scrolls && !['auto', 'scroll'].includes(getComputedStyle(scrolls).overflowX)) scrolls = scrolls.parentElement;
                    if (!scrolls && [...range.getClientRects()].some(box => box.left < -1 || box.right > innerWidth + 1)) cut.push(text.data.trim());
                    if (lines() < 2) continue;
                    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                        range.setStart(text, word.index);
                        range.setEnd(text, word.index + word[0].length);
                        if (lines() > 1) cut.push(word[0]);
                    }
                }
                return cut;
            }""";

    /** Who uses pages of others on a phone; the other roles see the coordinator's with more or less in the menu. */
    private static final Set<String> OTHERS = Set.of("formatrice", "apprenante");

    /** How texts were painted whose contrast was measured, on whatever page and in whatever colours. */
    private static final Set<String> MEASURED = ConcurrentHashMap.newKeySet();

    /** One browser for each core; a test has one to itself from its first step to its last. */
    private static final BlockingQueue<Desk> DESKS = new LinkedBlockingQueue<>();

    private Desk desk;

    /** A browser with one tab for each role, signed in once. Without motion, colours change at once. */
    private record Desk(Playwright playwright, Browser browser, Map<String, Page> tabs) {
        static Desk open() {
            Playwright playwright = Browsers.playwright();
            return new Desk(playwright, Browsers.launch(playwright), new HashMap<>());
        }

        private Page tab(String login) {
            return tabs.computeIfAbsent(login, l -> {
                BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
                Axe.bring(context);
                Page page = context.newPage();
                if (!l.equals(STRANGER)) {
                    Browsers.signIn(page, l);
                    page.waitForLoadState();
                }
                return page;
            });
        }

        Page opened(String address, String login, Look look) {
            Page page = tab(login);
            page.context()
                    .addCookies(List.of(
                            new Cookie("lang", look.language).setUrl(House.URL),
                            new Cookie("theme", look.themes.get(0)).setUrl(House.URL)));
            page.setViewportSize(look.wide ? 1280 : 390, 844);
            page.navigate(House.URL + address);
            return page;
        }
    }

    @BeforeAll
    static void open_the_browsers() {
        House.open();
        DESKS.addAll(List.of(Desk.open(), Desk.open()));
    }

    @AfterAll
    static void close_the_browsers() {
        DESKS.forEach(d -> d.playwright.close());
        DESKS.clear();
    }

    @BeforeEach
    void sit_down() throws InterruptedException {
        desk = DESKS.take();
    }

    @AfterEach
    void leave() {
        DESKS.add(desk);
    }

    /** Every page in every look as the first role that opens it, once more as those who use it on a phone. */
    static Stream<Arguments> everyPage() {
        Set<String> kinds = new HashSet<>();
        Stream<Arguments> found = Walk.LOGINS.stream()
                .flatMap(login -> Walk.of(login).addresses().entrySet().stream()
                        .map(a -> Arguments.of(
                                a.getValue(), login, kinds.add(a.getKey()) ? looks(a.getValue()) : List.of(AGAIN)))
                        .filter(a -> OTHERS.contains(login) || !a.get()[2].equals(List.of(AGAIN))));
        return Stream.of(
                        found,
                        Stream.of("/access/sign-in", "/planning/offer", "/enrolment/register")
                                .map(address -> Arguments.of(address, STRANGER, looks(address))),
                        Stream.of(Arguments.of("/planning/session?session=0", "coordination", looks(""))))
                .flatMap(s -> s);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("everyPage")
    void axe_finds_nothing_and_nothing_scrolls_sideways(String address, String login, List<Look> looks) {
        SoftAssertions all = new SoftAssertions();
        for (Look look : looks) {
            Page page = desk.opened(address, login, look);
            Locator html = page.locator("html");
            String as = address + " as " + login + " in " + look.language;
            all.assertThat(html.getAttribute("lang")).as(as).isEqualTo(look.language);
            all.assertThat(html.getAttribute("data-theme")).as(as).isEqualTo(look.themes.get(0));
            all.assertThat(Axe.violations(html, false)).as(as).isEmpty();
            for (String theme : look.colours ? look.themes : List.<String>of()) {
                html.evaluate("(html, theme) => html.dataset.theme = theme", theme); // as the menu of colours does
                all.assertThat(Axe.contrast(page, MEASURED))
                        .as(as + " " + theme)
                        .isEmpty();
            }
            page.setViewportSize(320, 700);
            all.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(as)
                    .isEqualTo(320);
            all.assertThat((List<?>) page.evaluate(CUT)).as(as + ", cut").isEmpty();
        }
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/person-edit",
                "/planning/group-edit",
                "/catalogue/activity-edit",
                "/access/account-edit",
                "/access/my-account"
            })
    void axe_finds_nothing_in_a_form_that_was_refused(String address) {
        Page page = desk.opened(address, "admin", USUAL);
        page.locator("main form button[type=submit]").first().click();
        page.locator("main :is(.field-error, [role=status], [role=alert]):has-text('.')")
                .first()
                .waitFor();
        assertThat(Axe.violations(page)).isEmpty();
    }

    @Test
    void axe_finds_nothing_in_what_opens_on_demand() {
        for (String login : List.of("coordination", "apprenante")) {
            Page page = desk.opened("/", login, USUAL);
            for (Locator summary : page.locator("details > summary:visible").all()) {
                summary.click();
                assertThat(Axe.violations(summary.locator(".."), true)).isEmpty(); // not what it half covers
                summary.click();
            }
        }
    }

    @Test
    void axe_finds_what_is_wrong() {
        Page page = desk.opened("/access/sign-in", STRANGER, USUAL);
        Set<String> measured = new HashSet<>();
        assertThat(Axe.contrast(page, measured)).isEmpty();
        page.locator("h1").evaluate("title => title.style.color = '#ddd'");
        page.locator("[id$=login]").evaluate("input => input.labels[0].remove()");
        assertThat(Axe.violations(page)).hasSize(2);
        assertThat(Axe.contrast(page, measured)).hasSize(1);
    }
}
