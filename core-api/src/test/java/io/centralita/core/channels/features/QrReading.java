package io.centralita.core.channels.features;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Looks at the picture of a QR code as a phone does. */
final class QrReading {

    private static final String START = "data:image/png;base64,";

    private QrReading() {}

    static String text(String uri) throws IOException, ReaderException {
        var picture = picture(uri);
        var width = picture.getWidth();
        var height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    static BufferedImage picture(String uri) throws IOException {
        if (!uri.startsWith(START)) {
            throw new IOException("no PNG: " + uri);
        }
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(START.length()))));
    }
}
