package org.tremplin.web.tags;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tremplin.platform.paper.Pdf;

/**
 * Cached HTML with slots: each <code>{name}</code> is filled in, escaped, from a map, and the content of an {@link Each}
 * is written once for each map of a list. A name that is not in the map of the turn is looked up in the maps around it.
 * An attribute that consists of one slot is left out if the value is null.
 */
final class Drawing {
    private static final Pattern SLOT =
            Pattern.compile("(?<attribute> [a-z-]+=\"\\{(?<value>[a-z]+)}\")|\\{(?<turn>each |end )?(?<name>[a-z]+)}");

    private static final Pattern NONE = Pattern.compile("(?!)(?<attribute>)(?<value>)(?<turn>)(?<name>)");

    private sealed interface Part permits Words, Nonce, Slot, Turns {}

    private record Words(String html) implements Part {}

    /** The page's nonce, whatever wrote it: a cached one would be served to everybody. */
    private record Nonce() implements Part {}

    /** @param before {@code  name="} of the attribute that consists of this slot; null for other slots */
    private record Slot(String name, String before) implements Part {}

    private record Turns(String name, List<Part> parts) implements Part {}

    /** The map of the current turn, and those around it. */
    private record Filling(Map<?, ?> map, Filling around) {
        Object of(String name) {
            for (Filling at = this; at != null; at = at.around) {
                Object value = at.map.get(name);
                if (value != null || at.map.containsKey(name)) {
                    return value;
                }
            }
            throw new IllegalStateException("nothing for {" + name + "}");
        }
    }

    private final List<Part> parts;

    private Drawing(List<Part> parts) {
        this.parts = parts;
    }

    /** @param atSlots whether it has slots @param nonce of the page in which it was rendered */
    static Drawing of(String html, boolean atSlots, String nonce) {
        Deque<Turns> open = new ArrayDeque<>();
        open.push(new Turns("", new ArrayList<>()));
        int done = 0;
        Matcher cut = Pattern.compile((atSlots ? SLOT : NONE).pattern() + "|" + Pattern.quote(nonce))
                .matcher(html);
        while (cut.find()) {
            List<Part> here = open.element().parts;
            here.add(new Words(html.substring(done, cut.start())));
            done = cut.end();
            if (cut.group("attribute") != null) {
                here.add(new Slot(
                        cut.group("value"), cut.group().substring(0, cut.group().indexOf('{'))));
            } else if (cut.group("name") == null) {
                here.add(new Nonce());
            } else if (cut.group("turn") == null) {
                here.add(new Slot(cut.group("name"), null));
            } else if (cut.group("turn").equals(Each.BEGINS)) {
                Turns turns = new Turns(cut.group("name"), new ArrayList<>());
                here.add(turns);
                open.push(turns);
            } else {
                open.pop();
            }
        }
        open.element().parts.add(new Words(html.substring(done)));
        return new Drawing(open.element().parts);
    }

    /** @param nonce of the page to which it is written */
    String filled(Map<?, ?> slots, String nonce) {
        StringBuilder page = new StringBuilder();
        write(parts, new Filling(slots, null), nonce, page);
        return page.toString();
    }

    private static void write(List<Part> parts, Filling filling, String nonce, StringBuilder page) {
        for (Part part : parts) {
            switch (part) {
                case Words words -> page.append(words.html);
                case Nonce own -> page.append(nonce);
                case Slot slot -> fill(slot, filling.of(slot.name), page);
                case Turns turns -> {
                    for (Object turn : (Collection<?>) filling.of(turns.name)) {
                        write(turns.parts, new Filling((Map<?, ?>) turn, filling), nonce, page);
                    }
                }
            }
        }
    }

    private static void fill(Slot slot, Object value, StringBuilder page) {
        if (slot.before == null) {
            page.append(escaped(Objects.requireNonNull(value, slot.name).toString()));
        } else if (value != null) {
            page.append(slot.before).append(escaped(value.toString())).append('"');
        }
    }

    /** Most values have nothing to escape. */
    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter < ' ' || letter == '&' || letter == '<' || letter == '>' || letter == '"' || letter >= 0xD800) {
                return Pdf.text(text);
            }
        }
        return text;
    }
}
