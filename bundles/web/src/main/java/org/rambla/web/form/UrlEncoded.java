// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Reads application/x-www-form-urlencoded, always UTF-8. The container's own reader mixes in what stands in the address. */
final class UrlEncoded {
    private UrlEncoded() {}

    /**
     * Hands each name and value on, in order.
     *
     * @param most bytes
     * @throws org.rambla.api.page.Refusal 413 when there are more
     */
    static void read(InputStream body, int most, BiConsumer<String, String> field) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw ReceivedForm.tooLarge();
        }
        int start = 0;
        while (start < bytes.length) {
            int end = find(bytes, '&', start, bytes.length);
            if (end > start) {
                int equals = find(bytes, '=', start, end);
                field.accept(decode(bytes, start, equals), decode(bytes, Math.min(equals + 1, end), end));
            }
            start = end + 1;
        }
    }

    private static int find(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** A percent sign that begins no escape stands for itself. */
    private static String decode(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            int high = i + 2 < to ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < to ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '+') {
                out.write(' ');
            } else if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
