package org.tremplin.platform.paper;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.AttributedString;
import java.text.Bidi;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Writing that the PDF renderer cannot set by itself, because its letters join, stack or run from right to left, or
 * because DejaVu lacks them: shaped by the JDK (HarfBuzz), drawn as outlines and read aloud through its alternative
 * text. Fonts by script are ours; others, Han and Hangul above all, come from the machine. What no font has becomes
 * "…". {@link JoiningFont} joins the letters that the JDK does not.
 */
final class Scripts implements FSObjectDrawerFactory {
    private static final String TYPE = "x-tremplin/text";
    private static final String TEXT = "data-text";
    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String NOTO = "/org/tremplin/platform/paper/fonts/Noto";
    private static final String NOT_DRAWN = "…";
    private static final float SIZE = 64;

    /** The widest line that fits the narrowest column of a paper, in em. */
    private static final float WIDEST = 14;

    /** The height that Latin letters take above and below their baseline, in em. */
    private static final float ABOVE = 0.76f;

    private static final float BELOW = 0.2f;

    /** Below this DejaVu has every letter, and none of them joins. */
    private static final int LATIN = 0x250;

    private static final int VARIATION_FIRST = 0xFE00;
    private static final int VARIATION_LAST = 0xFE0F;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UnicodeScript.ADLAM, "SansAdlam"),
            Map.entry(UnicodeScript.ARABIC, "SansArabic"),
            Map.entry(UnicodeScript.BENGALI, "SansBengali"),
            Map.entry(UnicodeScript.DEVANAGARI, "SansDevanagari"),
            Map.entry(UnicodeScript.ETHIOPIC, "SansEthiopic"),
            Map.entry(UnicodeScript.GUJARATI, "SansGujarati"),
            Map.entry(UnicodeScript.GURMUKHI, "SansGurmukhi"),
            Map.entry(UnicodeScript.HEBREW, "SansHebrew"),
            Map.entry(UnicodeScript.KANNADA, "SansKannada"),
            Map.entry(UnicodeScript.KHMER, "SansKhmer"),
            Map.entry(UnicodeScript.LAO, "SansLao"),
            Map.entry(UnicodeScript.MALAYALAM, "SansMalayalam"),
            Map.entry(UnicodeScript.MONGOLIAN, "SansMongolian"),
            Map.entry(UnicodeScript.MYANMAR, "SansMyanmar"),
            Map.entry(UnicodeScript.NKO, "SansNKo"),
            Map.entry(UnicodeScript.ORIYA, "SansOriya"),
            Map.entry(UnicodeScript.SINHALA, "SansSinhala"),
            Map.entry(UnicodeScript.SYRIAC, "SansSyriac"),
            Map.entry(UnicodeScript.TAMIL, "SansTamil"),
            Map.entry(UnicodeScript.TELUGU, "SansTelugu"),
            Map.entry(UnicodeScript.THAANA, "SansThaana"),
            Map.entry(UnicodeScript.THAI, "SansThai"),
            Map.entry(UnicodeScript.TIBETAN, "SerifTibetan"));

    /** Fonts of joining scripts that the JDK does not support, with their script tag. */
    private static final Map<String, String> JOINING = Map.of("SansNKo", "nko ", "SansAdlam", "adlm");

    private static final Map<String, Font> LOADED = new ConcurrentHashMap<>();
    private static final Map<String, JoiningFont> JOINED = new ConcurrentHashMap<>();

    /** The machine's fonts, loaded only for letters that our own lack, because it takes a moment. */
    private static final class Machine {
        private static final List<Font> FONTS = Arrays.stream(
                        GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                .map(font -> font.deriveFont(SIZE))
                .toList();
    }

    /** A run of text: set as it is, or drawn. */
    record Piece(String text, boolean drawn, boolean rightToLeft) {}

    /** Whether every letter of a text can be drawn on this machine. */
    static boolean canDraw(String text) {
        return clean(text).codePoints().allMatch(c -> isPlain(c) || isUnseen(c) || font(c).isPresent());
    }

    /** A text as it appears on paper, with "…" for what no font has. */
    static String shown(String text) {
        return drawable(clean(text));
    }

    /** The part of a text that DejaVu can show, for lines that allow no drawing. */
    static String plain(String text) {
        return clean(text)
                .codePoints()
                .filter(Scripts::isPlain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Replaces the texts of a body that cannot be set by drawings. */
    static void draw(Document document) {
        NodeList bodies = document.getElementsByTagName("body");
        for (int i = 0; i < bodies.getLength(); i++) {
            draw(bodies.item(i));
        }
    }

    private static void draw(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            List<Piece> pieces = pieces(node.getNodeValue());
            if (pieces.size() == 1 && !pieces.get(0).drawn()) {
                node.setNodeValue(pieces.get(0).text());
            } else {
                pieces.forEach(piece -> put(piece, node));
                node.getParentNode().removeChild(node);
            }
            return;
        }
        for (Node child = node.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            draw(child);
            child = next;
        }
    }

    private static void put(Piece piece, Node before) {
        Document document = before.getOwnerDocument();
        Node parent = before.getParentNode();
        if (!piece.drawn()) {
            parent.insertBefore(document.createTextNode(piece.text()), before);
            return;
        }
        List<String> lines = lines(piece);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                parent.insertBefore(document.createElement("br"), before);
            }
            Rectangle2D box = box(layout(lines.get(i)));
            Element object = document.createElement("object");
            object.setAttribute("type", TYPE);
            object.setAttribute(TEXT, lines.get(i));
            object.setAttribute("alt", lines.get(i));
            object.setAttribute(
                    "style",
                    String.format(
                            Locale.ROOT,
                            "display: inline-block; width: %.3fem; height: %.3fem; vertical-align: %.3fem",
                            box.getWidth() / SIZE,
                            box.getHeight() / SIZE,
                            -box.getMaxY() / SIZE));
            parent.insertBefore(object, before);
        }
    }

    /** The runs of a text in logical order; the paper's own direction is left to right. */
    static List<Piece> pieces(String raw) {
        if (raw.chars().allMatch(c -> c < LATIN)) {
            return List.of(new Piece(raw, false, false));
        }
        String text = shown(raw);
        List<Piece> pieces = new ArrayList<>();
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean backwards = isRightToLeft(text.codePointAt(at));
            if (backwards) {
                int letters = at;
                while (end < text.length() && bidi.getLevelAt(end) > 0) {
                    int c = text.codePointAt(end);
                    end += Character.charCount(c);
                    letters = isRightToLeft(c) || isMark(c) || isUnseen(c) ? end : letters;
                }
                // numbers after a name belong to the paper, not to the name
                end = letters;
                pieces.add(new Piece(text.substring(at, end), true, true));
            } else {
                while (end < text.length() && !isRightToLeft(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                forwards(text.substring(at, end), pieces);
            }
            at = end;
        }
        return pieces;
    }

    private static void forwards(String text, List<Piece> pieces) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int start = 0;
        boolean drawn = false;
        for (int at = 0, end = clusters.next(); end != BreakIterator.DONE; at = end, end = clusters.next()) {
            boolean its = !text.substring(at, end).codePoints().allMatch(c -> isPlain(c) || isUnseen(c));
            if (its != drawn && at > start) {
                add(text.substring(start, at), drawn, pieces);
                start = at;
            }
            drawn = its;
        }
        add(text.substring(start), drawn, pieces);
    }

    private static void add(String text, boolean drawn, List<Piece> pieces) {
        String shown = drawn ? text : text.replaceAll("[\\p{Cf}&&[^\\xAD]]", "");
        if (!shown.isEmpty()) {
            pieces.add(new Piece(shown, drawn, false));
        }
    }

    private static List<String> lines(Piece piece) {
        TextLayout whole = layout(piece.text());
        if (whole.getAdvance() <= WIDEST * SIZE) {
            return List.of(piece.text());
        }
        List<String> lines = new ArrayList<>();
        LineBreakMeasurer measurer = new LineBreakMeasurer(
                attributed(piece.text()).getIterator(), BreakIterator.getLineInstance(Locale.ROOT), EXACT);
        for (int at = 0; at < piece.text().length(); ) {
            int end = Math.max(measurer.nextOffset(WIDEST * SIZE), at + 1);
            lines.add(piece.text().substring(at, end).strip());
            measurer.setPosition(end);
            at = end;
        }
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    /**
     * Composed, so that an accented letter is one character; without the characters that only select glyph variants.
     */
    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> c < VARIATION_FIRST || c > VARIATION_LAST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Replaces each run that no font has by one "…". */
    private static String drawable(String text) {
        StringBuilder kept = new StringBuilder();
        boolean lost = false;
        for (int c : text.codePoints().toArray()) {
            boolean has = isPlain(c) || isUnseen(c) || font(c).isPresent();
            if (has) {
                kept.appendCodePoint(c);
            } else if (!lost) {
                kept.append(NOT_DRAWN);
            }
            lost = !has;
        }
        return kept.toString();
    }

    private static boolean isPlain(int c) {
        return c < LATIN && !Character.isISOControl(c)
                || Character.isWhitespace(c)
                || !isMark(c)
                        && !isRightToLeft(c)
                        && !isUnseen(c)
                        && dejaVu("DejaVuSans.ttf").canDisplay(c)
                        && dejaVu("DejaVuSans-Bold.ttf").canDisplay(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT && c != 0xAD;
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static Optional<Font> font(int c) {
        String script = BY_SCRIPT.get(UnicodeScript.of(c));
        if (script != null && noto(script).canDisplay(c)) {
            return Optional.of(noto(script));
        }
        for (Font font : List.of(dejaVu("DejaVuSans.ttf"), noto("Emoji"))) {
            if (font.canDisplay(c)) {
                return Optional.of(font);
            }
        }
        return Machine.FONTS.stream().filter(font -> font.canDisplay(c)).findFirst();
    }

    private static Font dejaVu(String file) {
        return LOADED.computeIfAbsent(DEJAVU + file, Scripts::load);
    }

    private static Font noto(String name) {
        return LOADED.computeIfAbsent(
                NOTO + name + "-Regular.ttf",
                address -> JOINING.containsKey(name) ? joining(name).font().deriveFont(SIZE) : load(address));
    }

    private static JoiningFont joining(String name) {
        return JOINED.computeIfAbsent(name, font -> {
            try (InputStream file = Scripts.class.getResourceAsStream(NOTO + font + "-Regular.ttf")) {
                return new JoiningFont(file.readAllBytes(), JOINING.get(font));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Replaces joining letters by their glyphs where the JDK would not find them; the length stays the same. */
    private static String joined(String text) {
        String joined = text;
        for (String name : JOINING.keySet()) {
            if (text.codePoints().anyMatch(c -> name.equals(BY_SCRIPT.get(UnicodeScript.of(c))))) {
                joined = joining(name).joined(joined);
            }
        }
        return joined;
    }

    private static Font load(String address) {
        try (InputStream file = Scripts.class.getResourceAsStream(address)) {
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(address, e);
        }
    }

    /** Characters that belong to no script are written with the letters before them. */
    static AttributedString attributed(String text) {
        String joined = joined(text);
        AttributedString attributed = new AttributedString(joined);
        attributed.addAttribute(
                TextAttribute.RUN_DIRECTION,
                text.codePoints().anyMatch(Scripts::isRightToLeft)
                        ? TextAttribute.RUN_DIRECTION_RTL
                        : TextAttribute.RUN_DIRECTION_LTR);
        Font font = null;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            UnicodeScript script = UnicodeScript.of(c);
            boolean follows = script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
            if (font == null || !isUnseen(c) && !(follows && font.canDisplay(c))) {
                font = font(c).orElse(dejaVu("DejaVuSans.ttf"));
            }
            attributed.addAttribute(TextAttribute.FONT, font, at, end);
            if (joined.codePointAt(at) != c) {
                // a code point of the private use area has no direction of its own
                attributed.addAttribute(TextAttribute.BIDI_EMBEDDING, -1, at, end);
            }
            at = end;
        }
        return attributed;
    }

    private static TextLayout layout(String line) {
        return new TextLayout(attributed(line).getIterator(), EXACT);
    }

    /**
     * The area that a line really covers, with its baseline at 0; fonts ask for more above and below than most letters
     * need.
     */
    private static Rectangle2D box(TextLayout line) {
        Rectangle2D usual = new Rectangle2D.Float(0, -ABOVE * SIZE, line.getAdvance(), (ABOVE + BELOW) * SIZE);
        return usual.createUnion(line.getOutline(null).getBounds2D());
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
        return new Drawer();
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return TYPE.equals(element.getAttribute("type"));
    }

    private static final class Drawer implements FSObjectDrawer {
        @Override
        public Map<Shape, String> drawObject(
                Element element,
                double x,
                double y,
                double width,
                double height,
                OutputDevice paper,
                RenderingContext context,
                int dotsPerPixel) {
            TextLayout line = layout(element.getAttribute(TEXT));
            Rectangle2D box = box(line);
            double scale = width / dotsPerPixel / box.getWidth();
            AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
            place.translate(-box.getX(), -box.getY());
            paper.drawWithGraphics(
                    (float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel, graphics -> {
                        graphics.setColor(Color.BLACK);
                        graphics.fill(line.getOutline(place));
                    });
            return null;
        }
    }
}
