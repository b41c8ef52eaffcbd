// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.rambla.api.page.Upload;

/** Files as people and others send them. */
final class Samples {
    private Samples() {}

    record Sent(String name, byte[] bytes) implements Upload {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    static Sent sent(String name, byte[] bytes) {
        return new Sent(name, bytes);
    }

    static Sent sent(String name, String text) {
        return new Sent(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A picture whose left half is red and right half blue. */
    static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG with an Exif part that names an orientation and a place. */
    static byte[] turnedJpeg(int orientation) {
        byte[] plain = picture("jpeg", 40, 20);
        byte[] exif = new byte[6 + 8 + 2 + 12 + 4 + 20];
        byte[] head = {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation
        };
        System.arraycopy(head, 0, exif, 0, head.length);
        System.arraycopy("SECRET-PLACE".getBytes(StandardCharsets.US_ASCII), 0, exif, 36, 12);
        byte[] out = new byte[plain.length + exif.length + 4];
        System.arraycopy(plain, 0, out, 0, 2);
        out[2] = (byte) 0xFF;
        out[3] = (byte) 0xE1;
        out[4] = (byte) (exif.length + 2 >> 8);
        out[5] = (byte) (exif.length + 2);
        System.arraycopy(exif, 0, out, 6, exif.length);
        System.arraycopy(plain, 2, out, 6 + exif.length, plain.length - 2);
        return out;
    }

    /** A PNG of a few bytes whose header claims any size. */
    static byte[] pixelBomb(int width, int height) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
            byte[] header = {
                (byte) (width >> 24),
                (byte) (width >> 16),
                (byte) (width >> 8),
                (byte) width,
                (byte) (height >> 24),
                (byte) (height >> 16),
                (byte) (height >> 8),
                (byte) height,
                8,
                2,
                0,
                0,
                0
            };
            chunk(out, "IHDR", header);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                deflater.write(new byte[100_000]);
            }
            chunk(out, "IDAT", packed.toByteArray());
            chunk(out, "IEND", new byte[0]);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        number(out, content.length);
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        number(out, (int) crc.getValue());
    }

    private static void number(ByteArrayOutputStream out, int number) {
        out.write(number >> 24);
        out.write(number >> 16);
        out.write(number >> 8);
        out.write(number);
    }

    static byte[] zip(String... entries) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (String entry : entries) {
                    String[] parts = entry.split("=", 2);
                    zip.putNextEntry(new ZipEntry(parts[0]));
                    zip.write((parts.length > 1 ? parts[1] : "<x/>").getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Word document of some kilobytes that unpacks to that many megabytes. */
    static byte[] zipBomb(int megabytes) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                byte[] zeros = new byte[1024 * 1024];
                for (int i = 0; i < megabytes; i++) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] docx() {
        return zip("[Content_Types].xml", "_rels/.rels", "word/document.xml");
    }

    static byte[] webp(int width, int height, int tail) {
        byte[] out = new byte[40 + tail];
        byte[] head = {'R', 'I', 'F', 'F', 32, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'X', 10, 0, 0, 0, 0, 0, 0, 0
        };
        System.arraycopy(head, 0, out, 0, head.length);
        out[24] = (byte) (width - 1);
        out[25] = (byte) (width - 1 >> 8);
        out[26] = (byte) (width - 1 >> 16);
        out[27] = (byte) (height - 1);
        out[28] = (byte) (height - 1 >> 8);
        out[29] = (byte) (height - 1 >> 16);
        return out;
    }
}
