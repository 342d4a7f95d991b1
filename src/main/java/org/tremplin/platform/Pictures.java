package org.tremplin.platform;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * Pictures that people send, PNG, JPEG, GIF or BMP: unpacked, turned as the camera was held, made small and written anew, so
 * that nothing is left of what else the file holds. None of these methods is given a picture's word for what it is.
 */
public final class Pictures {
    /** What an address of an image begins with, which is part of the document it stands in. */
    static final String ADDRESS = "data:image/png;base64,";

    private static final long MOST_POINTS = 50_000_000;
    private static final float QUALITY = 0.8f;

    private Pictures() {}

    /**
     * The middle of a picture as a JPEG.
     *
     * @return null for what is no picture, or one of more than 50 million points
     */
    public static byte[] square(byte[] file, int side) {
        if (!isPicture(file)) {
            return null;
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Thumbnails.of(new ByteArrayInputStream(file))
                    .size(side, side)
                    .crop(Positions.CENTER)
                    .imageType(BufferedImage.TYPE_INT_RGB)
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(out);
            return out.toByteArray();
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }

    /**
     * A picture no larger than this as the address of an image, for {@link Pdf#of} and for a page.
     *
     * @return null as {@link #square} does
     */
    public static String address(byte[] file, int width, int height) {
        if (!isPicture(file)) {
            return null;
        }
        try {
            BufferedImage picture =
                    Thumbnails.of(new ByteArrayInputStream(file)).scale(1).asBufferedImage();
            return address(Thumbnails.of(picture)
                    .size(Math.min(width, picture.getWidth()), Math.min(height, picture.getHeight()))
                    .imageType(BufferedImage.TYPE_INT_ARGB)
                    .asBufferedImage());
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }

    static String address(BufferedImage image) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return ADDRESS + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asked before it is unpacked: a few bytes may say that they are a picture as large as a field. */
    private static boolean isPicture(byte[] file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_POINTS;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }
}
