// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.rambla.api.pdf.Pdf;

/** A picture in a size that fits on paper: more pixels cost memory and show nothing. */
final class Picture {
    private static final int MAX_BYTES = 20 * 1024 * 1024;
    private static final int MAX_SIDE = 2_000;

    private Picture() {}

    /** Width and height in pixels; null when it cannot be read. */
    static int[] size(Pdf.Picture picture) {
        try (InputStream in = picture.source().open();
                ImageInputStream image = ImageIO.createImageInputStream(in)) {
            ImageReader reader = reader(image);
            if (reader == null) {
                return null;
            }
            try {
                reader.setInput(image, true, true);
                return new int[] {reader.getWidth(0), reader.getHeight(0)};
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static ImageReader reader(ImageInputStream image) {
        Iterator<ImageReader> readers = image == null ? null : ImageIO.getImageReaders(image);
        return readers != null && readers.hasNext() ? readers.next() : null;
    }

    /** The bytes of the picture, or of a smaller one. */
    static byte[] bytes(Pdf.Picture picture) throws IOException {
        int[] size = size(picture);
        if (size == null) {
            throw new IOException(picture.address());
        }
        if (Math.max(size[0], size[1]) <= MAX_SIDE) {
            try (InputStream in = picture.source().open()) {
                return in.readNBytes(MAX_BYTES);
            }
        }
        try (InputStream in = picture.source().open();
                ImageInputStream image = ImageIO.createImageInputStream(in)) {
            ImageReader reader = reader(image);
            try {
                reader.setInput(image, true, true);
                ImageReadParam every = reader.getDefaultReadParam();
                int step = (Math.max(size[0], size[1]) + MAX_SIDE - 1) / MAX_SIDE;
                every.setSourceSubsampling(step, step, 0, 0);
                BufferedImage small = reader.read(0, every);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ImageIO.write(small, small.getColorModel().hasAlpha() ? "png" : "jpg", out);
                return out.toByteArray();
            } finally {
                reader.dispose();
            }
        }
    }
}
