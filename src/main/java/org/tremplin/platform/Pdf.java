package org.tremplin.platform;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.logging.Level;
import javax.imageio.ImageIO;

/**
 * Paper: PDF from XHTML and CSS 2.1 (openhtmltopdf), tagged for screen readers, in DejaVu Sans. Every text that is not
 * markup goes through {@link #text}. Nothing outside the document is ever fetched; pictures are part of it.
 */
public final class Pdf {
    private static final String DATA = "data:image/png;base64,";
    private static final int QUIET_ZONE = 4;
    private static final int DOT = 6;
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Pdf() {}

    /** @param xhtml a whole document with its {@code lang} and {@code title}; well-formed, else it is a fault of ours */
    public static byte[] of(String xhtml) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useUriResolver((base, address) -> address.startsWith(DATA) ? address : null)
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

    /** A QR code as the address of an image, for {@link #of}. */
    public static String qr(String content) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            BitMatrix dots = new QRCodeWriter()
                    .encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
            BufferedImage image =
                    new BufferedImage(dots.getWidth() * DOT, dots.getHeight() * DOT, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, dots.get(x / DOT, y / DOT) ? 0x000000 : 0xFFFFFF);
                }
            }
            ImageIO.write(image, "png", png);
            return DATA + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
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
