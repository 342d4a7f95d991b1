package org.tremplin.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import java.text.Bidi;
import java.text.CharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTest {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private static final List<String> NAMES = List.of(
            "ተስፋዬ ገብረማርያም",
            "রহিমা বেগম",
            "கமலா சுந்தரம்",
            "សុភា ចាន់",
            "ნინო ბერიძე",
            "Անի Սարգսյան",
            "فاطمة الزهراء",
            "ګل‌ﺑﺎﻧﻮ ځدراڼ",
            "ہے ٹوبہ ژاله کریمی",
            "اللُّغَةُ",
            "สมชาย ใจดี",
            "रीना शर्मा",
            "නිමල් පෙරේරා",
            "ߊߡߌ ߖߊߟߏ",
            "བསྟན་འཛིན ནོར་བུ",
            "Thị Hương Nguyễn",
            "Zoé 🌻",
            "ਹਰਪ੍ਰੀਤ ਕੌਰ",
            "Şêrîn Ẍelîl",
            "Ɓinta Ɗiallo",
            "ⵎⴰⵙⵉⵏⵉⵙⴰ ⴰⵢⵜ",
            "Ìyá Ọ̀ṣun",
            "שרה לוי",
            "ܫܡܥܘܢ",
            "પટેલ મીના",
            "లక్ష్మి",
            "ಲಕ್ಷ್ಮಿ",
            "ലക്ഷ്മി",
            "ସୀତା",
            "ສົມ",
            "အောင်",
            "އަލީ",
            "𞤀𞤥𞤭𞤲𞤢",
            "ᠪᠠᠲᠤ",
            "Зоя Ελένη");

    /** @param text as XHTML shows it */
    private static byte[] paper(String text) {
        return Pdf.of("""
                <html lang="fr"><head><title>Essai</title><meta name="subject" content="Essai"/><style>body { font-family: DejaVu; font-size: 20pt }</style></head><body><p>%s</p></body></html>
                """.formatted(text));
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    private static List<String> readOut(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> texts = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), texts);
            return texts;
        }
    }

    private static void collect(PDStructureNode node, List<String> texts) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getAlternateDescription() != null) {
                    texts.add(element.getAlternateDescription());
                }
                collect(element, texts);
            }
        }
    }

    private static int ink(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImage(0);
            return (int) IntStream.of(page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth()))
                    .filter(pixel -> (pixel & 0xFF) < 128)
                    .count();
        }
    }

    /** The signs a text is drawn with, font by font, and whether one of them is the font's "I have not got it". */
    private static List<Integer> signs(String text, boolean backwards) {
        List<Integer> signs = new ArrayList<>();
        AttributedCharacterIterator runs = Scripts.attributed(text).getIterator();
        while (runs.getIndex() < runs.getEndIndex()) {
            Font font = (Font) runs.getAttribute(TextAttribute.FONT);
            int end = runs.getRunLimit(TextAttribute.FONT);
            GlyphVector drawn = font.layoutGlyphVector(
                    EXACT,
                    letters(runs),
                    runs.getIndex(),
                    end,
                    backwards ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
            for (int code : drawn.getGlyphCodes(0, drawn.getNumGlyphs(), null)) {
                assertThat(code).as(text + " in " + font.getName()).isNotEqualTo(font.getMissingGlyphCode());
                signs.add(code);
            }
            runs.setIndex(end);
        }
        return signs;
    }

    private static char[] letters(AttributedCharacterIterator text) {
        AttributedCharacterIterator whole = (AttributedCharacterIterator) text.clone();
        StringBuilder letters = new StringBuilder();
        for (char c = whole.first(); c != CharacterIterator.DONE; c = whole.next()) {
            letters.append(c);
        }
        return letters.toString().toCharArray();
    }

    private static TextLayout layout(String text) {
        return new TextLayout(Scripts.attributed(text).getIterator(), EXACT);
    }

    /** How many stretches with nothing between them there are, seen from above. */
    private static int strokes(Shape outline) {
        Rectangle2D all = outline.getBounds2D();
        int strokes = 0;
        boolean ink = false;
        for (double x = all.getMinX(); x < all.getMaxX(); x += 0.25) {
            boolean here = outline.intersects(x, all.getMinY(), 0.25, all.getHeight());
            strokes += here && !ink ? 1 : 0;
            ink = here;
        }
        return strokes;
    }

    @Test
    void every_script_is_drawn_with_signs_that_its_font_has() throws IOException {
        for (String name : NAMES) {
            assertThat(Scripts.canDraw(name)).as(name).isTrue();
            Scripts.pieces(name).stream()
                    .filter(Scripts.Piece::drawn)
                    .forEach(piece -> signs(piece.text(), piece.rightToLeft()));
        }
        byte[] pdf = paper(NAMES.stream().map(Pdf::text).collect(Collectors.joining("</p><p>")));
        PdfUa.check(pdf);
        String whole = read(pdf) + readOut(pdf);
        assertThat(whole).doesNotContain("#", "\uFFFD", "…");
        for (String name : NAMES) {
            Scripts.pieces(name)
                    .forEach(piece -> assertThat(whole).contains(piece.text().strip()));
        }
    }

    @Test
    void a_paper_that_says_nothing_of_its_parts_is_found_to_be_none_for_everybody() throws IOException {
        try (PDDocument bare = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            bare.addPage(new PDPage());
            bare.save(out);
            assertThat(PdfUa.broken(out.toByteArray())).hasSizeGreaterThan(2);
        }
    }

    /** Whoever makes another paper has it checked as these are, by who fetches them: see the uses of {@link PdfUa}. */
    @Test
    void every_paper_is_known() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.tremplin")
                                .get(Pdf.class)
                                .getMethod("of", String.class)
                                .getCallsOfSelf()
                                .stream()
                                .map(call -> call.getOriginOwner().getSimpleName()))
                .containsExactlyInAnyOrder(
                        "SignInPaper", "WeekSheet", "CertificatePaper", "PersonFilePaper", "PeopleListResource");
    }

    /** Drawn means ink: as much as the outline of the same word has, at the same size. */
    @Test
    void what_is_drawn_can_be_seen_on_the_page() throws IOException {
        int nothing = ink(paper("–"));
        assertThat(ink(paper("فاطمة الزهراء"))).isGreaterThan(nothing + 200);
        assertThat(ink(paper("ተስፋዬ"))).isGreaterThan(nothing + 200);
    }

    /** A drawing stands in its line: the words before, it and the words behind share it. */
    @Test
    void a_name_stands_in_the_sentence_that_says_it() throws IOException {
        assertThat(read(paper("Attestation de فاطمة الزهراء, née à Fès"))).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"فاطمة", "کریمی", "ځدراڼ", "ܫܡܥ", "र्मा", "শ্রী", "ප්‍රේ", "ក្រ", "སྟ", "ߊߡߌ", "𞤀𞤥𞤭", "ᠪᠠᠲᠤ"})
    void letters_are_joined_and_not_set_one_by_one(String word) {
        boolean backwards = Bidi.requiresBidi(word.toCharArray(), 0, word.length());
        List<Integer> alone = word.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .mapToObj(c -> signs(Character.toString(c), backwards))
                .flatMap(List::stream)
                .toList();
        assertThat(signs(word, backwards).stream().sorted().toList())
                .isNotEqualTo(alone.stream().sorted().toList());
    }

    /** With marks above and below, over one word and the next, and whatever the JDK knows of these scripts. */
    @Test
    void letters_of_a_word_hang_together_and_words_do_not() {
        assertThat(strokes(layout("ߊߡߌ").getOutline(null))).isOne();
        assertThat(strokes(layout("ߞߊ߲ߕߍ߫").getOutline(null))).isOne();
        assertThat(strokes(layout("ߊߡߌ ߖߊߟߏ").getOutline(null))).isEqualTo(2);
        assertThat(strokes(layout("𞤀𞤥𞤭𞤲𞤢").getOutline(null))).isOne();
        assertThat(strokes(layout("ߊ\u200Cߡ").getOutline(null))).isEqualTo(2);
        assertThat(strokes(layout("فتح").getOutline(null))).isOne();
    }

    /** The first letter stands at the right, and a mark over the letter that has it. */
    @Test
    void letters_that_the_machine_does_not_join_keep_their_order_and_their_marks() {
        for (String[] word : new String[][] {{"ߞߊߕ", "ߞ߫ߊߕ", "ߞߊߕ߫"}, {"𞤀𞤥𞤭", "𞤀𞥄𞤥𞤭", "𞤀𞤥𞤭𞥄"}}) {
            double middle = layout(word[0]).getOutline(null).getBounds2D().getCenterX();
            assertThat(mark(word[0], word[1])).as(word[1]).isGreaterThan(middle);
            assertThat(mark(word[0], word[2])).as(word[2]).isLessThan(middle);
        }
    }

    /** Where a mark stands that makes the other word of a word. */
    private static double mark(String word, String marked) {
        Area mark = new Area(layout(marked).getOutline(null));
        mark.subtract(new Area(layout(word).getOutline(null)));
        assertThat(mark.isEmpty()).isFalse();
        return mark.getBounds2D().getCenterX();
    }

    @Test
    void what_runs_from_right_to_left_does_so_between_words_that_do_not() {
        assertThat(Scripts.pieces("Reçu de فاطمة الزهراء, 12/03/2026 (09:00–12:00)"))
                .containsExactly(
                        new Scripts.Piece("Reçu de ", false, false),
                        new Scripts.Piece("فاطمة الزهراء", true, true),
                        new Scripts.Piece(", 12/03/2026 (09:00–12:00)", false, false));
        assertThat(Scripts.pieces("غرفة 12 يمين")).containsExactly(new Scripts.Piece("غرفة 12 يمين", true, true));
    }

    @Test
    void latin_letters_stay_text_that_can_be_sought_and_composed_ones_are_one_sign() throws IOException {
        assertThat(Scripts.pieces("Zoe\u0301 Petit")).containsExactly(new Scripts.Piece("Zoé Petit", false, false));
        assertThat(read(paper("Zoé Petit – œuvre « à 5 € » Łódź"))).isEqualTo("Zoé Petit – œuvre « à 5 € » Łódź");
        assertThat(read(paper("N\u200EDiaye"))).isEqualTo("NDiaye");
    }

    @Test
    void a_long_line_is_broken_between_words() throws IOException {
        String title = "ورشة المحادثة والكتابة باللغة الفرنسية للكبار في الحي الجديد";
        List<String> lines = readOut(paper(title));
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(String.join(" ", lines)).isEqualTo(title);
    }

    @Test
    void a_word_longer_than_its_line_or_its_cell_goes_on_below() throws IOException {
        String word = "Français-langue-étrangère".replace("-", "").repeat(6);
        byte[] pdf = paper(word + "</p><h1>" + word + "</h1><table><tr><td>" + word + "</td><td>" + word
                + "</td></tr></table><p>");
        assertThat(PdfUa.beyond(pdf)).isEmpty();
        assertThat(read(pdf).replaceAll("\\s", "")).startsWith(word + word);
    }

    @Test
    void what_no_font_has_is_one_sign_of_something_left_out() throws IOException {
        String unknown = "\uDBFF\uDFFD\uDBFF\uDFFC";
        assertThat(Scripts.canDraw("A " + unknown)).isFalse();
        assertThat(read(paper("A " + unknown + " B"))).isEqualTo("A … B");
        assertThat(Pdf.margin("Maison \"فاطمة\" & Cie"))
                .doesNotContain("\"", "&", "ف")
                .startsWith("Maison");
    }
}
