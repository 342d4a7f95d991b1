package org.tremplin.platform.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.tremplin.platform.Heavy;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Paper: PDF from XHTML and CSS 2.1 (openhtmltopdf), tagged for screen readers, in DejaVu Sans and, where that lacks
 * the letters, in a font of the text's script ({@link Scripts}). All text that is not markup goes through {@link
 * #text}. Nothing outside the document is ever fetched; pictures are embedded.
 */
public final class Pdf {
    private static final int FIELD_WIDTH = 300;
    private static final int FIELD_HEIGHT = 120;
    private static final int PEN = 4;
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Pdf() {}

    /**
     * Drawn when its turn comes ({@link Heavy}).
     *
     * @param xhtml a whole document with its {@code lang} and {@code title}; if it is not well-formed, that is a bug of
     *     ours
     */
    public static byte[] of(String xhtml) {
        return Heavy.one(() -> drawn(xhtml));
    }

    private static byte[] drawn(String xhtml) {
        Document document = parsed(xhtml);
        breakWords(document);
        Scripts.draw(document);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useUriResolver((base, address) -> address.startsWith(Pictures.ADDRESS) ? address : null)
                    .useFont(() -> font("DejaVuSans.ttf"), "DejaVu", 400, PdfRendererBuilder.FontStyle.NORMAL, true)
                    .useFont(
                            () -> font("DejaVuSans-Bold.ttf"), "DejaVu", 700, PdfRendererBuilder.FontStyle.NORMAL, true)
                    .usePdfUaAccessibility(true)
                    .useObjectDrawerFactory(new Scripts())
                    .withW3cDocument(document, null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Breaks a word that is longer than its line or cell, on every paper, so that nothing sticks out beyond the edge.
     */
    private static void breakWords(Document document) {
        Element style = document.createElement("style");
        style.setTextContent("body { word-wrap: break-word; } table { table-layout: fixed; width: 100%; }");
        Node head = document.getElementsByTagName("head").item(0);
        head.insertBefore(style, head.getFirstChild());
    }

    private static Document parsed(String xhtml) {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The image address of a drawing on a field of 300 × 120 points, "M12,40L13,42M80,20L82,22". */
    public static String drawing(String strokes) {
        BufferedImage image = new BufferedImage(FIELD_WIDTH, FIELD_HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, FIELD_WIDTH, FIELD_HEIGHT);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(PEN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (String line : strokes.substring(1).split("M")) {
            Path2D path = new Path2D.Float();
            for (String point : line.split("L")) {
                int comma = point.indexOf(',');
                int x = Integer.parseInt(point.substring(0, comma));
                int y = Integer.parseInt(point.substring(comma + 1));
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            pen.draw(path);
        }
        pen.dispose();
        return Pictures.address(image);
    }

    private static InputStream font(String file) {
        return Pdf.class.getResourceAsStream(FONTS + file);
    }

    /**
     * A text for the content of a CSS margin box, between quotation marks; letters that would have to be drawn are left
     * out there.
     */
    public static String margin(String text) {
        return Scripts.plain(text).replaceAll("[\\\\\"<>&\\p{Cntrl}]", " ");
    }

    /** Whether this machine has fonts for every letter of a text. */
    public static boolean canDraw(String text) {
        return Scripts.canDraw(text);
    }

    /** A text escaped for XHTML; characters that XML cannot hold are left out. */
    public static String text(String text) {
        return text == null
                ? ""
                : text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
