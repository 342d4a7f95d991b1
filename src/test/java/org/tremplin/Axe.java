package org.tremplin;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** axe-core, which finds what of WCAG 2.2 AA a machine can find. */
public final class Axe {
    private static final List<String> LEVELS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String SCRIPT = script();

    /**
     * How each text of a page is painted, and one that is painted so: with its own colour and size, and with whatever is behind
     * it down to what covers everything. What stands freely may have anything behind it, and what is disabled may be pale.
     */
    private static final String PAINTED = """
            () => {
                window.painted = new Map();
                const behind = (text, how) => {
                    let covered = false;
                    for (let e = text; e; e = e.parentElement) {
                        const style = getComputedStyle(e);
                        if (style.opacity !== '1' || style.filter !== 'none') how.push(style.opacity, style.filter);
                        if (covered) continue;
                        how.push(style.backgroundColor, style.backgroundImage);
                        covered = style.backgroundColor.startsWith('rgb(');
                        if (!covered && !['static', 'relative'].includes(style.position)) how.push(location, painted.size);
                    }
                    return how;
                };
                const add = text => {
                    const style = getComputedStyle(text);
                    const pale = text.closest('label, :disabled, [aria-disabled]') ? [location, painted.size] : [];
                    const how = behind(text, [style.color, style.fontSize, style.fontWeight, style.textShadow, ...pale]).join();
                    if (!painted.has(how)) painted.set(how, text);
                };
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                for (let text; (text = texts.nextNode());)
                    if (text.data.trim() && text.parentElement.checkVisibility({visibilityProperty: true})) add(text.parentElement);
                document.querySelectorAll('input, select, textarea').forEach(add);
                return [...painted.keys()];
            }""";

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
        return run(part, "part", LEVELS, """
                runOnly: only, rules: {'label-content-name-mismatch': {enabled: true}, 'color-contrast': {enabled: %s}}""".formatted(colours));
    }

    /**
     * Contrast alone, of what is painted as nothing that was measured before.
     *
     * @param measured how that was painted; what is measured now is added
     */
    static List<?> contrast(Page page, Set<String> measured) {
        List<?> unmeasured = ((List<?>) page.evaluate(PAINTED))
                .stream().filter(how -> measured.add((String) how)).toList();
        return unmeasured.isEmpty()
                ? List.of()
                : run(page.locator("html"), "{include: only.map(how => painted.get(how))}", unmeasured, """
                        runOnly: ['color-contrast']""");
    }

    private static List<?> run(Locator part, String where, List<?> only, String rules) {
        return (List<?>) part.evaluate("""
                (part, only) => axe.run(%s, {%s, resultTypes: ['violations'], preload: false, iframes: false})
                    .then(found => found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html)))""".formatted(where, rules), only);
    }
}
