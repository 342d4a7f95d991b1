package org.tremplin.platform;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Paper: PDF from XHTML and CSS 2.1 (openhtmltopdf), tagged for screen readers, in DejaVu Sans. Every text that is not
 * markup goes through {@link #text}. Nothing outside the document is ever fetched; pictures are part of it.
 */
public final class Pdf {
    private static final String DATA = "data:image/png;base64,";
    private static final int FIELD_WIDTH = 300;
    private static final int FIELD_HEIGHT = 120;
    private static final int PEN = 4;
    private static final long MOST_POINTS = 36_000_000;
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

    /** A drawing on a field of 300 × 120 points, "M12,40L13,42M80,20L82,22", as the address of an image. */
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
        return png(image);
    }

    /**
     * A picture as the address of an image no larger than this, for {@link #of} and for a page.
     *
     * @param file PNG, JPEG, GIF or BMP
     * @return null for what is no picture, or one of more than 36 million points
     */
    public static String picture(byte[] file, int width, int height) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                // asked before it is unpacked: a few bytes may say that they are a picture as large as a field
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_POINTS) {
                    return null;
                }
                return png(fitted(reader.read(0), width, height));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }

    private static BufferedImage fitted(BufferedImage picture, int width, int height) {
        double scale =
                Math.min(1, Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight()));
        BufferedImage image = new BufferedImage(
                Math.max(1, (int) Math.round(picture.getWidth() * scale)),
                Math.max(1, (int) Math.round(picture.getHeight() * scale)),
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, image.getWidth(), image.getHeight(), null);
        pen.dispose();
        return image;
    }

    static String png(BufferedImage image) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return DATA + Base64.getEncoder().encodeToString(png.toByteArray());
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
