package org.tremplin.platform.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.util.Map;

/**
 * A QR code as an image address, for a page or for {@link Pdf#of}; it stays readable with a fold or a stamp across it.
 */
public final class QrCode {
    private static final int QUIET_ZONE = 4;
    private static final int DOT = 6;

    private QrCode() {}

    public static String of(String content) {
        try {
            BitMatrix dots = new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
            BufferedImage image =
                    new BufferedImage(dots.getWidth() * DOT, dots.getHeight() * DOT, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, dots.get(x / DOT, y / DOT) ? 0x000000 : 0xFFFFFF);
                }
            }
            return Pictures.address(image);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}
