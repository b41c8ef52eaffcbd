// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a camera was held, from the Exif part of a JPEG. */
final class Orientation {
    private static final int TAG = 0x0112;

    private Orientation() {}

    /** 1 to 8 as Exif numbers them; 1, upright, when the file does not say. */
    static int of(Path jpeg) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(jpeg))) {
            in.readUnsignedShort();
            // The Exif part stands near the beginning.
            for (int segment = 0; segment < 20; segment++) {
                int marker = in.readUnsignedShort();
                int length = in.readUnsignedShort() - 2;
                if (marker == 0xFFDA || length < 0) {
                    return 1;
                }
                byte[] content = in.readNBytes(length);
                if (marker == 0xFFE1 && content.length > 14 && content[0] == 'E' && content[1] == 'x') {
                    return exif(ByteBuffer.wrap(content, 6, content.length - 6).slice());
                }
            }
            return 1;
        } catch (EOFException | BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return 1;
        }
    }

    private static int exif(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
