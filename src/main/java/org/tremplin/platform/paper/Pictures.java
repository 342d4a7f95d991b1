package org.tremplin.platform.paper;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.tremplin.platform.Heavy;

/**
 * Uploaded pictures in PNG, JPEG, GIF or BMP: decoded, turned upright, scaled down and encoded anew, so that nothing
 * else in the file survives. No method trusts what a picture says about itself.
 */
public final class Pictures {
    /** The prefix of an image address that embeds the image in the document. */
    static final String ADDRESS = "data:image/png;base64,";

    private static final long MOST_POINTS = 50_000_000;

    /** How many points of four bytes are decoded; of a larger picture only every second point, or third … */
    private static final int MOST_UNPACKED = 4_000_000;

    /** No camera makes longer sides: each line costs time, however short. */
    private static final int LONGEST_SIDE = 30_000;

    private static final float QUALITY = 0.8f;
    private static final short START_OF_IMAGE = (short) 0xffd8;
    private static final short START_OF_SCAN = (short) 0xffda;
    private static final short EXIF = (short) 0xffe1;
    private static final byte MARKER = (byte) 0xff;
    private static final short ORIENTATION = 0x0112;

    private Pictures() {}

    /**
     * A progressive picture is held completely before its first point is available: the limit is a share of the memory.
     */
    static long mostPoints() {
        return Math.min(MOST_POINTS, Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * The middle of a picture as a JPEG.
     *
     * @return null when it is not a picture, or has more points than the server's memory has room for: 48 million with
     *     the default settings
     */
    public static byte[] square(byte[] file, int side) {
        return Heavy.one(() -> {
            BufferedImage picture = unpacked(file, true);
            if (picture == null) {
                return null;
            }
            try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                Thumbnails.of(picture)
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
        });
    }

    /**
     * A picture scaled to fit this size, as an image address for {@link Pdf#of} and for a page.
     *
     * @return null as {@link #square} does
     */
    public static String address(byte[] file, int width, int height) {
        return Heavy.one(() -> {
            BufferedImage picture = unpacked(file, false);
            if (picture == null) {
                return null;
            }
            try {
                return address(Thumbnails.of(picture)
                        .size(Math.min(width, picture.getWidth()), Math.min(height, picture.getHeight()))
                        .imageType(BufferedImage.TYPE_INT_ARGB)
                        .asBufferedImage());
            } catch (IOException | RuntimeException broken) {
                return null;
            }
        });
    }

    static String address(BufferedImage image) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return ADDRESS + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks the size before decoding: a few bytes may claim to be an enormous picture.
     *
     * @param middle only the square in the middle: otherwise the whole of a narrow picture would be enlarged to the
     *     requested width
     * @return the upright picture with at most {@link #MOST_UNPACKED} points; null for none
     */
    private static BufferedImage unpacked(byte[] file, boolean middle) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                // ignores the metadata: a text in it may be compressed and expand to fill the memory
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > mostPoints() || Math.max(width, height) > LONGEST_SIDE) {
                    return null;
                }
                int side = Math.min(width, height);
                Rectangle part = middle
                        ? new Rectangle((width - side) / 2, (height - side) / 2, side, side)
                        : new Rectangle(width, height);
                int step = (int) Math.ceil(Math.sqrt((double) part.width * part.height / MOST_UNPACKED));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceRegion(part);
                param.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
                BufferedImage picture = reader.read(0, param);
                Orientation held = held(file);
                return held == null
                        ? picture
                        : ExifFilterUtils.getFilterForOrientation(held).apply(picture);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }

    /** How the camera was held for a JPEG (tag 0112 of its Exif); null when it does not say. */
    private static Orientation held(byte[] file) {
        try {
            ByteBuffer jpeg = ByteBuffer.wrap(file);
            if (jpeg.getShort(0) != START_OF_IMAGE) {
                return null;
            }
            int segment = 2;
            while (jpeg.getShort(segment) != EXIF) {
                if (jpeg.get(segment) != MARKER || jpeg.getShort(segment) == START_OF_SCAN) {
                    return null;
                }
                segment += 2 + (jpeg.getShort(segment + 2) & 0xffff);
            }
            ByteBuffer tiff = jpeg.slice(segment + 10, file.length - segment - 10);
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            for (int entry = 0; entry < tiff.getShort(directory); entry++) {
                int at = directory + 2 + 12 * entry;
                if (tiff.getShort(at) == ORIENTATION) {
                    return Orientation.typeOf(tiff.getShort(at + 8));
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
            // no readable metadata
        }
        return null;
    }
}
