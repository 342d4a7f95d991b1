package org.tremplin.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures that people send. */
class PicturesTest {
    /** Left half red, right half blue. */
    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** A JPEG that says how the camera was held (6: the top is at the right), and where it was taken. */
    private static byte[] fromATurnedCamera() throws IOException {
        byte[] jpeg = picture("jpg", 400, 300);
        byte[] exif = HexFormat.of()
                .parseHex("ffe1" + "0042" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001"
                        + "00060000" + "00000000");
        byte[] secret = "Rue du Foyer 7, Bruxelles".getBytes(StandardCharsets.US_ASCII);
        byte[] segment = Arrays.copyOf(exif, 0x42 + 2);
        System.arraycopy(secret, 0, segment, exif.length, secret.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(segment);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    @Test
    void a_face_is_a_small_square_of_the_middle_turned_upright_with_nothing_else_in_it() throws IOException {
        byte[] sent = fromATurnedCamera();
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Rue du Foyer");
        byte[] face = Pictures.square(sent, 160);
        assertThat(face.length).isLessThan(10_000);
        assertThat(new String(face, StandardCharsets.ISO_8859_1)).doesNotContain("Rue du Foyer", "Exif");
        BufferedImage image = read(face);
        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(image.getHeight()).isEqualTo(160);
        // what was left is up now
        assertThat(new Color(image.getRGB(80, 20)).getRed()).isGreaterThan(200);
        assertThat(new Color(image.getRGB(80, 140)).getBlue()).isGreaterThan(200);
    }

    @Test
    void a_logo_keeps_its_shape_and_is_not_made_larger() throws IOException {
        assertThat(size(Pictures.address(picture("png", 1200, 100), 600, 200))).isEqualTo("600x50");
        assertThat(size(Pictures.address(picture("png", 100, 1000), 600, 200))).isEqualTo("20x200");
        assertThat(size(Pictures.address(picture("gif", 50, 30), 600, 200))).isEqualTo("50x30");
    }

    private static String size(String address) throws IOException {
        BufferedImage image = read(Base64.getDecoder().decode(address.substring(Pictures.ADDRESS.length())));
        return image.getWidth() + "x" + image.getHeight();
    }

    @Test
    void what_is_no_picture_or_says_that_it_is_a_field_is_none() throws IOException {
        byte[] huge = picture("png", 400, 300);
        // the header says 16,777,616 points wide
        huge[16] = 1;
        byte[] cut = Arrays.copyOf(picture("jpg", 400, 300), 200);
        for (byte[] file : new byte[][] {{}, "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), huge, cut}) {
            assertThat(Pictures.square(file, 160)).isNull();
            assertThat(Pictures.address(file, 600, 200)).isNull();
        }
    }

    /** 7,000 by 7,000 points, of four bytes each: 196 MB, in a server of 192. */
    @Test
    void of_a_large_picture_only_what_is_needed_is_unpacked() throws IOException {
        byte[] large = plain(7_000, 6_800);
        assertThat(large.length).isLessThan(300_000);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        byte[] face = Pictures.square(large, 160);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(60_000_000);
        assertThat(read(face).getWidth()).isEqualTo(160);
        assertThat(size(Pictures.address(large, 600, 200))).isEqualTo("206x200");
    }

    /** A face as wide as it is asked for would be 160 by 3,200,000 points. */
    @Test
    void of_a_line_only_its_middle_is_a_face() throws IOException {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (byte[] line : new byte[][] {plain(1, 20_000), plain(20_000, 1)}) {
            long before = threads.getCurrentThreadAllocatedBytes();
            BufferedImage face = read(Pictures.square(line, 160));
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(60_000_000);
            assertThat(face.getWidth()).isEqualTo(160);
            assertThat(face.getHeight()).isEqualTo(160);
        }
        assertThat(Pictures.square(plain(1, 40_000), 160)).isNull();
        assertThat(Pictures.address(plain(40_000, 1), 600, 200)).isNull();
    }

    @Test
    void how_large_a_picture_may_be_is_a_matter_of_the_memory() throws IOException {
        assertThat(Pictures.mostPoints())
                .isEqualTo(Math.min(50_000_000, Runtime.getRuntime().maxMemory() / 4));
        assertThat(Pictures.square(plain(7_200, 7_000), 160)).isNull();
    }

    /** A text in a picture may be packed: 200 MB of it in 200 kB. */
    @Test
    void what_a_picture_tells_about_itself_is_not_unpacked() throws IOException {
        for (String told : new String[] {"zTXt:k\0\0", "iTXt:k\0\1\0\0\0"}) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.write(told.substring(5).getBytes(StandardCharsets.US_ASCII));
            try (DeflaterOutputStream packed = new DeflaterOutputStream(text)) {
                for (int i = 0; i < 200; i++) {
                    packed.write(new byte[1_000_000]);
                }
            }
            byte[] plain = plain(10, 10);
            ByteArrayOutputStream telling = new ByteArrayOutputStream();
            int header = 8 + 12 + 13;
            telling.write(plain, 0, header);
            chunk(telling, told.substring(0, 4), text.toByteArray());
            telling.write(plain, header, plain.length - header);
            com.sun.management.ThreadMXBean threads =
                    (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThat(Pictures.square(telling.toByteArray(), 160)).isNotNull();
            assertThat(Pictures.address(telling.toByteArray(), 600, 200)).isNotNull();
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(60_000_000);
        }
    }

    /** A PNG of one colour, written line by line: a picture of this size would not fit in the memory of a test either. */
    private static byte[] plain(int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream lines = new DeflaterOutputStream(packed)) {
            byte[] line = new byte[1 + 3 * width];
            for (int i = 0; i < height; i++) {
                lines.write(line);
            }
        }
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(HexFormat.of().parseHex("89504e470d0a1a0a"));
        chunk(out, "IHDR", head.array());
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) throws IOException {
        byte[] named = new byte[4 + content.length];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, named, 0, 4);
        System.arraycopy(content, 0, named, 4, content.length);
        CRC32 sum = new CRC32();
        sum.update(named);
        out.write(ByteBuffer.allocate(4).putInt(content.length).array());
        out.write(named);
        out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
