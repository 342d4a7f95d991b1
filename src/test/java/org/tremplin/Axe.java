package org.tremplin;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core, which finds what of WCAG 2.2 AA a machine can find. */
public final class Axe {
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String SCRIPT = script();

    private Axe() {}

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe-core/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From here on each page of this browser can be looked at. */
    public static void bring(BrowserContext context) {
        context.addInitScript(SCRIPT);
    }

    /** What is wrong on the whole page, contrast included; in a browser that was {@link #bring brought} the script or not. */
    public static List<?> violations(Page page) {
        page.evaluate("script => window.axe || (0, eval)(script)", SCRIPT);
        return violations(page.locator("html"), true);
    }

    /**
     * What is wrong in a part of a page. That a control's name holds its visible words is a rule that axe still calls
     * experimental, and WCAG does not (2.5.3).
     *
     * @param colours whether contrast is measured, which takes longer than all else
     */
    static List<?> violations(Locator part, boolean colours) {
        return run(part, LEVELS, """
                {'label-content-name-mismatch': {enabled: true}, 'color-contrast': {enabled: %s}}""".formatted(colours));
    }

    /** Contrast alone. */
    static List<?> contrast(Page page) {
        return run(page.locator("html"), List.of("color-contrast"), "{}");
    }

    private static List<?> run(Locator part, List<String> tagsOrRules, String rules) {
        return (List<?>) part.evaluate("""
                (part, only) => axe.run(part, {runOnly: only, rules: %s, resultTypes: ['violations'], preload: false, iframes: false})
                    .then(found => found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html)))""".formatted(rules), tagsOrRules);
    }
}
