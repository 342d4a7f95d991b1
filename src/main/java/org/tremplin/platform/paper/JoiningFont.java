package org.tremplin.platform.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.ttf.model.GsubData;
import org.apache.fontbox.ttf.model.ScriptFeature;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font of a script with joining letters that no JDK so far supports (N'Ko, Adlam). The font's GSUB table (init, medi,
 * fina) names the glyph of a letter at the beginning, in the middle and at the end of a word. Those glyphs get code
 * points of the private use area, and the marks on them are positioned for any script, so that the JDK lays them out as
 * letters that do not join.
 */
final class JoiningFont {
    private static final int SHORT_PRIVATE = 0xE000;
    private static final int LONG_PRIVATE = 0xF0000;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int TATWEEL = 0x640;
    private static final int LAJANYALAN = 0x7FA;

    /** Directory of an OpenType file: 12 bytes, then 16 for each table. */
    private static final int DIRECTORY = 12;

    private static final int ENTRY = 16;

    private record Forms(int initial, int medial, int last) {}

    private final Font font;
    private final Map<Integer, Forms> forms = new HashMap<>();

    /** @param script its OpenType tag */
    JoiningFont(byte[] file, String script) {
        try (TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            TreeMap<Integer, Integer> glyphs = new TreeMap<>();
            CmapLookup letters = parsed.getUnicodeCmapLookup();
            for (int glyph = 1; glyph < parsed.getNumberOfGlyphs(); glyph++) {
                List<Integer> codes = letters.getCharCodes(glyph);
                for (int code : codes == null ? List.<Integer>of() : codes) {
                    glyphs.put(code, glyph);
                }
            }
            GsubData pictures = parsed.getGsub().getGsubData(script);
            for (Map.Entry<Integer, Integer> letter : List.copyOf(glyphs.entrySet())) {
                Forms its = forms(letter.getKey(), letter.getValue(), pictures, glyphs);
                if (its != null) {
                    forms.put(letter.getKey(), its);
                }
            }
            font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(with(glyphs, script, file)));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(script, e);
        }
    }

    Font font() {
        return font;
    }

    private static Forms forms(int letter, int glyph, GsubData pictures, Map<Integer, Integer> glyphs) {
        int[] codes = new int[3];
        List<String> features = List.of("init", "medi", "fina");
        for (int i = 0; i < codes.length; i++) {
            ScriptFeature feature = pictures.getFeature(features.get(i));
            if (!feature.canReplaceGlyphs(List.of(glyph))) {
                return null;
            }
            int picture = feature.getReplacementForGlyphs(List.of(glyph));
            // takes as many chars as the letter itself
            codes[i] = (Character.isBmpCodePoint(letter) ? SHORT_PRIVATE : LONG_PRIVATE) + picture;
            glyphs.put(codes[i], picture);
        }
        return new Forms(codes[0], codes[1], codes[2]);
    }

    /** The text with each letter replaced by the glyph for its position; the length stays the same. */
    String joined(String text) {
        int[] letters = text.codePoints().toArray();
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < letters.length; i++) {
            Forms its = forms.get(letters[i]);
            boolean before = joins(letters, i, -1);
            boolean after = joins(letters, i, 1);
            int picture = its == null || !before && !after
                    ? letters[i]
                    : before && after ? its.medial() : before ? its.last() : its.initial();
            joined.appendCodePoint(picture);
        }
        return joined.toString();
    }

    private boolean joins(int[] letters, int from, int step) {
        int i = from + step;
        while (i >= 0 && i < letters.length && isSeenThrough(letters[i])) {
            i += step;
        }
        return i >= 0
                && i < letters.length
                && (forms.containsKey(letters[i])
                        || letters[i] == ZERO_WIDTH_JOINER
                        || letters[i] == TATWEEL
                        || letters[i] == LAJANYALAN);
    }

    private static boolean isSeenThrough(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** The font file with another character table and with its script rules applied to every script. */
    private static byte[] with(TreeMap<Integer, Integer> glyphs, String script, byte[] file) throws IOException {
        ByteBuffer old = ByteBuffer.wrap(file);
        int tables = old.getShort(4);
        List<byte[]> contents = new ArrayList<>();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(whole);
        out.write(file, 0, DIRECTORY);
        int at = DIRECTORY + tables * ENTRY;
        for (int i = 0; i < tables; i++) {
            int entry = DIRECTORY + i * ENTRY;
            String name = new String(file, entry, 4, StandardCharsets.US_ASCII);
            int offset = old.getInt(entry + 8);
            byte[] content = new byte[old.getInt(entry + 12)];
            old.get(offset, content);
            content = switch (name) {
                case "cmap" -> characters(glyphs);
                case "GPOS", "GSUB" -> ofAnyScript(content, script);
                default -> content;
            };
            out.write(file, entry, 8);
            out.writeInt(at);
            out.writeInt(content.length);
            contents.add(content);
            at += padded(content.length);
        }
        for (byte[] content : contents) {
            out.write(content);
            out.write(new byte[padded(content.length) - content.length]);
        }
        return whole.toByteArray();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    /** A character table (cmap) with one subtable of format 12, for Unicode. */
    private static byte[] characters(TreeMap<Integer, Integer> glyphs) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(table);
        out.writeShort(0);
        out.writeShort(1);
        out.writeShort(3);
        out.writeShort(10);
        out.writeInt(12);
        out.writeShort(12);
        out.writeShort(0);
        out.writeInt(16 + 12 * glyphs.size());
        out.writeInt(0);
        out.writeInt(glyphs.size());
        for (Map.Entry<Integer, Integer> glyph : glyphs.entrySet()) {
            out.writeInt(glyph.getKey());
            out.writeInt(glyph.getKey());
            out.writeInt(glyph.getValue());
        }
        return table.toByteArray();
    }

    private static byte[] ofAnyScript(byte[] table, String script) {
        ByteBuffer buffer = ByteBuffer.wrap(table);
        int list = buffer.getShort(4) & 0xFFFF;
        int scripts = buffer.getShort(list);
        for (int i = 0; i < scripts; i++) {
            int tag = list + 2 + i * 6;
            if (new String(table, tag, 4, StandardCharsets.US_ASCII).equals(script) && scripts == 1) {
                buffer.put(tag, "DFLT".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return table;
    }
}
