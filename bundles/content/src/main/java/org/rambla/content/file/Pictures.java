// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import org.rambla.api.page.Refusal;

/**
 * Reads a picture and writes it anew: what is not picture (place, camera, hidden bytes) is gone, and what cannot be read
 * as one is refused. One at a time, and large ones are thinned out while they are read, so memory stays bounded.
 */
final class Pictures {
    static final int MAX_SIDE = 4_000;

    /** What a header may claim: more than any camera, little enough to be read in time. */
    private static final long MAX_PIXELS = 50_000_000;

    private static final Semaphore ONE = new Semaphore(1);

    private Pictures() {}

    /** A picture that was written anew. */
    record Written(FileKind kind, int width, int height) {}

    /**
     * Writes the picture to another file.
     *
     * @throws Refusal in plain words when it is none, or too large
     */
    static Written rewrite(Path source, FileKind kind, Path target) throws IOException {
        ONE.acquireUninterruptibly();
        try {
            if (kind == FileKind.WEBP) {
                return webp(source, target);
            }
            int orientation = kind == FileKind.JPEG ? Orientation.of(source) : 1;
            BufferedImage image = turned(fitted(read(source, kind)), orientation);
            FileKind written = kind == FileKind.JPEG ? FileKind.JPEG : FileKind.PNG;
            write(image, written, target);
            return new Written(written, image.getWidth(), image.getHeight());
        } finally {
            ONE.release();
        }
    }

    private static BufferedImage read(Path source, FileKind kind) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(kind.type).next();
        try (FileImageInputStream in = new FileImageInputStream(source.toFile())) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MAX_PIXELS) {
                throw new Refusal(422, "content.file.pixels");
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / MAX_SIDE);
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            // The readers answer damage with nearly every kind of exception.
            throw new Refusal(422, "content.file.picture");
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage fitted(BufferedImage image) {
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(image.getWidth(), image.getHeight()));
        if (scale == 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        return drawn(
                image,
                width,
                height,
                AffineTransform.getScaleInstance(
                        (double) width / image.getWidth(), (double) height / image.getHeight()));
    }

    /** Upright, as the camera noted in the metadata that is about to be lost. */
    private static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        return orientation < 5 ? drawn(image, w, h, turn) : drawn(image, h, w, turn);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, AffineTransform transform) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage out = new BufferedImage(width, height, type);
        Graphics2D graphics = out.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return out;
    }

    private static void write(BufferedImage image, FileKind kind, Path target) throws IOException {
        BufferedImage plain = image;
        if (kind == FileKind.JPEG
                && (image.getColorModel().hasAlpha() || image.getType() == BufferedImage.TYPE_CUSTOM)) {
            plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = plain.createGraphics();
            graphics.drawImage(image, 0, 0, Color.WHITE, null);
            graphics.dispose();
        }
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(kind.type).next();
        Files.deleteIfExists(target);
        try (FileImageOutputStream out = new FileImageOutputStream(target.toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(.88f);
            }
            writer.write(null, new IIOImage(plain, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    /** Java cannot read WebP: passed on when the header is sound, cut to the length that it names. */
    private static Written webp(Path source, Path target) throws IOException {
        int[] size = WebpHeader.size(source);
        if (size[0] > 16_384 || size[1] > 16_384 || (long) size[0] * size[1] > MAX_PIXELS) {
            throw new Refusal(422, "content.file.pixels");
        }
        try (InputStream in = Files.newInputStream(source)) {
            Files.write(target, in.readNBytes(size[2]));
        }
        return new Written(FileKind.WEBP, size[0], size[1]);
    }
}
