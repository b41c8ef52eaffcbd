// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What bytes look like, whatever they are called. */
final class Looks {
    /** How many bytes are enough to tell. */
    static final int HEAD = 4_096;

    private Looks() {}

    static boolean zip(byte[] head) {
        return starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6);
    }

    /** PNG, JPEG, GIF or WebP. */
    static boolean picture(byte[] head) {
        return starts(head, 0x89, 'P', 'N', 'G')
                || starts(head, 0xFF, 0xD8, 0xFF)
                || starts(head, 'G', 'I', 'F', '8')
                || starts(head, 'R', 'I', 'F', 'F') && head.length > 11 && head[8] == 'W' && head[9] == 'E';
    }

    static boolean svg(String name, byte[] head) {
        return Names.ending(name).matches("svgz?") || beginning(head).contains("<svg");
    }

    /** Whether it is a dump of MediaWiki: by its first element. */
    static boolean mediaWiki(byte[] head) {
        return beginning(head)
                .replaceAll("(?s)<\\?.*?\\?>|<!--.*?-->", "")
                .strip()
                .startsWith("<mediawiki");
    }

    /** Whether it is XML that declares a document type: the door for entities that grow without end and for files of the server. */
    static boolean declaresType(byte[] head) {
        return beginning(head).startsWith("<") && !html(head) && beginning(head).contains("<!doctype");
    }

    static boolean html(byte[] head) {
        String text =
                beginning(head).replaceAll("(?s)<\\?.*?\\?>|<!--.*?-->", "").strip();
        return text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<body");
    }

    private static String beginning(byte[] head) {
        String text =
                decoded(head).substring(0, Math.min(HEAD / 2, decoded(head).length()));
        return text.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Text as UTF-8, or UTF-16 when it says so, or else as Windows writes it. */
    static String decoded(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        int cut = bytes.length;
        while (cut > 0 && bytes.length == HEAD && cut > bytes.length - 4 && bytes[cut - 1] < 0) {
            cut--;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, cut))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != (bytes[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
