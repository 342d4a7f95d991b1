package org.tremplin.platform;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;

/**
 * Paper: PDF from XHTML and CSS 2.1 (openhtmltopdf), tagged for screen readers, in DejaVu Sans. Every text that is not
 * markup goes through {@link #text}. Nothing outside the document is ever fetched.
 */
public final class Pdf {
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Pdf() {}

    /** @param xhtml a whole document with its {@code lang} and {@code title}; well-formed, else it is a fault of ours */
    public static byte[] of(String xhtml) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useUriResolver((base, address) -> null)
                    .useFont(() -> font("DejaVuSans.ttf"), "DejaVu", 400, PdfRendererBuilder.FontStyle.NORMAL, true)
                    .useFont(
                            () -> font("DejaVuSans-Bold.ttf"), "DejaVu", 700, PdfRendererBuilder.FontStyle.NORMAL, true)
                    .usePdfUaAccessibility(true)
                    .withHtmlContent(xhtml, null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String file) {
        return Pdf.class.getResourceAsStream(FONTS + file);
    }

    /** A text as XHTML shows it; what XML cannot hold is left out. */
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
