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
 * Pictures that people send, PNG, JPEG, GIF or BMP: unpacked, turned as the camera was held, made small and written anew, so
 * that nothing is left of what else the file holds. None of these methods is given a picture's word for what it is.
 */
public final class Pictures {
    /** What an address of an image begins with, which is part of the document it stands in. */
    static final String ADDRESS = "data:image/png;base64,";

    private static final long MOST_POINTS = 50_000_000;

    /** What is unpacked of a picture, in points of four bytes; of a larger one every second point, or third … */
    private static final int MOST_UNPACKED = 4_000_000;

    /** Whatever is longer was drawn by no camera: each of its lines costs time, however short. */
    private static final int LONGEST_SIDE = 30_000;

    private static final float QUALITY = 0.8f;
    private static final short START_OF_IMAGE = (short) 0xffd8;
    private static final short START_OF_SCAN = (short) 0xffda;
    private static final short EXIF = (short) 0xffe1;
    private static final byte MARKER = (byte) 0xff;
    private static final short ORIENTATION = 0x0112;

    private Pictures() {}

    /** Of a progressive picture everything is held before the first point is there: as many as fit in a part of the memory. */
    static long mostPoints() {
        return Math.min(MOST_POINTS, Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * The middle of a picture as a JPEG.
     *
     * @return null for what is no picture, or one of more points than the server's memory has room for: 48 million as it is
     *     delivered
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
     * A picture no larger than this as the address of an image, for {@link Pdf#of} and for a page.
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
     * Its size is asked before it is unpacked: a few bytes may say that they are a picture as large as a field.
     *
     * @param middle only the square in the middle: of a narrow picture the whole would be made as wide as it is asked for
     * @return the picture as it was held, with no more points than {@link #MOST_UNPACKED}; null for none
     */
    private static BufferedImage unpacked(byte[] file, boolean middle) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                // without what it tells about itself: a text in it may be packed, and as large as all memory
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

    /** How the camera was held that made a JPEG (tag 0112 of its Exif), null where it does not say. */
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
            // it says nothing that can be read
        }
        return null;
    }
}
