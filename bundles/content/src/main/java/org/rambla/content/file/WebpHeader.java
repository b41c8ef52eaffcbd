// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rambla.api.page.Refusal;

/** The header of a WebP picture: RIFF length, first chunk, size of the canvas. */
final class WebpHeader {
    private WebpHeader() {}

    /** Width and height in pixels and the length in bytes that the header names. */
    static int[] size(Path file) throws IOException {
        byte[] head = new byte[30];
        long length;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            length = in.length();
            if (length < head.length) {
                throw new Refusal(422, "content.file.picture");
            }
            in.readFully(head);
        }
        long named = number(head, 4, 4) + 8;
        if (named > length || named < head.length) {
            throw new Refusal(422, "content.file.picture");
        }
        int[] size = size(head);
        if (size[0] < 1 || size[1] < 1) {
            throw new Refusal(422, "content.file.picture");
        }
        return new int[] {size[0], size[1], (int) named};
    }

    private static int[] size(byte[] head) {
        switch (new String(head, 12, 4, StandardCharsets.ISO_8859_1)) {
            case "VP8 " -> {
                boolean key = (head[23] & 0xFF) == 0x9D && head[24] == 1 && head[25] == 0x2A;
                return key
                        ? new int[] {(int) number(head, 26, 2) & 0x3FFF, (int) number(head, 28, 2) & 0x3FFF}
                        : new int[2];
            }
            case "VP8L" -> {
                long bits = number(head, 21, 4);
                return head[20] == 0x2F
                        ? new int[] {(int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1}
                        : new int[2];
            }
            case "VP8X" -> {
                return new int[] {(int) number(head, 24, 3) + 1, (int) number(head, 27, 3) + 1};
            }
            default -> {
                return new int[2];
            }
        }
    }

    private static long number(byte[] bytes, int from, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[from + i] & 0xFF;
        }
        return number;
    }
}
