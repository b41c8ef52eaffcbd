// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.rambla.api.page.Refusal;

/** Finds out what a file is by its bytes. The name only decides between kinds that look the same, and must not say another one. */
final class Sniffer {
    private static final int HEAD = 16;

    private Sniffer() {}

    /**
     * The kind of a file.
     *
     * @throws Refusal in plain words when the kind is not accepted, or the name says another one
     */
    static FileKind kind(Path file, String name) throws IOException {
        byte[] head = head(file);
        String extension = FileNames.extension(name);
        FileKind kind = kind(file, head, extension);
        boolean said = kind.extensions.contains(extension);
        if (!said && !(kind.picture() && saysPicture(extension))) {
            throw new Refusal(
                    422,
                    "content.file.otherKind",
                    FileNames.clean(name, extension.isEmpty() ? "?" : extension),
                    kind.extension());
        }
        return kind;
    }

    private static FileKind kind(Path file, byte[] head, String extension) throws IOException {
        if (starts(head, "%PDF-")) {
            return FileKind.PDF;
        } else if (starts(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return FileKind.PNG;
        } else if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return FileKind.JPEG;
        } else if (starts(head, "GIF87a") || starts(head, "GIF89a")) {
            return FileKind.GIF;
        } else if (starts(head, "RIFF")
                && head.length >= 12
                && new String(head, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP")) {
            return FileKind.WEBP;
        } else if (starts(head, 'P', 'K', 3, 4)) {
            return OfficeArchive.kind(file);
        } else if ((extension.equals("txt") || extension.equals("csv")) && text(file)) {
            return extension.equals("txt") ? FileKind.TXT : FileKind.CSV;
        }
        throw new Refusal(422, head.length == 0 ? "content.file.empty" : "content.file.kind");
    }

    private static boolean saysPicture(String extension) {
        return Arrays.stream(FileKind.values()).anyMatch(kind -> kind.picture() && kind.extensions.contains(extension));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean starts(byte[] head, String letters) {
        return head.length >= letters.length()
                && new String(head, 0, letters.length(), StandardCharsets.ISO_8859_1).equals(letters);
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it reads as text that no program would take for something else: no controls, no page, no script. */
    private static boolean text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        String text = decoded(bytes).replace("\uFEFF", "").stripLeading().toLowerCase(Locale.ROOT);
        return !text.startsWith("<") && !text.startsWith("#!") && !text.startsWith("mz\u0090");
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
