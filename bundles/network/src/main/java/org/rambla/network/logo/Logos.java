// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.logo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;

/** The network's logo: a PNG or JPEG picture, drawn anew so that nothing else comes in with it. */
public final class Logos {
    /** Largest upload, in bytes. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int MOST_PIXELS = 4_000;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 128;

    private final Database database;

    /** Bytes to serve. */
    public record Logo(String type, byte[] content) {}

    public Logos(Database database) {
        this.database = database;
    }

    /** The picture as PNG of at most 480 x 128; empty when it is none, or is too large. */
    public static Optional<byte[]> redraw(Upload upload) throws IOException {
        if (upload.size() > MOST_BYTES) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = upload.open()) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES || !(isPng(bytes) || isJpeg(bytes))) {
            return Optional.empty();
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            return draw(readers.next(), in);
        } catch (IOException | RuntimeException e) {
            // A broken or hostile file: readers fail in many ways.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> draw(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            // Asked before decoding, so that a small file cannot unfold into a huge picture.
            if (reader.getWidth(0) > MOST_PIXELS || reader.getHeight(0) > MOST_PIXELS) {
                return Optional.empty();
            }
            BufferedImage picture = reader.read(0);
            double scale =
                    Math.min(1, Math.min((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight()));
            int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
            int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
            BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = drawn.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(picture, 0, 0, width, height, null);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(drawn, "png", out);
            return Optional.of(out.toByteArray());
        } finally {
            reader.dispose();
        }
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length > 8 && (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8 && (bytes[2] & 0xff) == 0xff;
    }

    /** Keeps a picture; returns its id. Earlier ones go: an address is never used twice. */
    public static long keep(Transaction transaction, byte[] png) {
        transaction.execute(
                "insert into network_logo (type, content, stored_at) values (?, ?, ?)",
                "image/png",
                png,
                Instant.now());
        long id = transaction.number("select max(id) from network_logo");
        transaction.execute("delete from network_logo where id < ?", id);
        return id;
    }

    public Optional<Logo> find(long id) {
        return database.first(
                "select type, content from network_logo where id = ?",
                row -> new Logo(row.text("type"), row.bytes("content")),
                id);
    }
}
