package org.tremplin.platform;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.FormatStyle;
import java.util.AbstractMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one language: {@code #{msg['people.list.title']}} in a page. The first word of a key names the
 * capability whose bundle holds it. French is the root of every bundle.
 */
public final class Texts extends AbstractMap<String, String> {
    private static final ResourceBundle.Control FRENCH_IS_ROOT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** By language and capability: the JDK's own cache takes a lock, and a page looks up a hundred texts. */
    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private final Language language;

    public Texts(Language language) {
        this.language = language;
    }

    @Override
    public String get(Object key) {
        String name = String.valueOf(key);
        int dot = name.indexOf('.');
        if (dot > 0) {
            try {
                return BUNDLES.computeIfAbsent(language.tag() + "." + name.substring(0, dot), this::bundle)
                        .getString(name);
            } catch (MissingResourceException e) {
                return "???" + name + "???";
            }
        }
        return "???" + name + "???";
    }

    private ResourceBundle bundle(String key) {
        return ResourceBundle.getBundle(
                "org.tremplin." + key.substring(key.indexOf('.') + 1) + ".messages",
                Locale.forLanguageTag(language.tag()),
                Texts.class.getClassLoader(),
                FRENCH_IS_ROOT);
    }

    /** The text with {0}, {1} … filled in; plurals as {@code {0,choice,0#aucune|1#une|1<{0}}}. Apostrophes are plain. */
    public String format(String key, Object... values) {
        return new MessageFormat(get(key).replace("'", "''"), language.locale()).format(values);
    }

    /** The message of a refusal. */
    public String of(Refused refused) {
        return format(refused.refusal().key(), refused.details());
    }

    @Override
    public boolean containsKey(Object key) {
        return !get(key).startsWith("???");
    }

    /** A day in words: 1er décembre 2026. */
    public String day(LocalDate day) {
        return language.date(day, FormatStyle.LONG);
    }

    /** The locale for values formatted next to these texts. */
    public Locale locale() {
        return language.locale();
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        throw new UnsupportedOperationException("texts are read by key");
    }
}
