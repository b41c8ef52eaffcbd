// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files as people gave them, made harmless: no folders, no signs that reorder or hide what follows. */
final class FileNames {
    private static final int MAX = 120;
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])");

    private FileNames() {}

    /** The cleaned name with that extension. */
    static String clean(String name, String extension) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED -> {}
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    out.append(' ');
                default -> out.appendCodePoint("<>:\"|?*%#;&".indexOf(c) >= 0 ? '-' : c);
            }
        });
        String base = base(out.toString()).replaceAll(" +", " ").replaceAll("^[. ]+|[. ]+$", "");
        int room = MAX - extension.length() - 1;
        if (base.length() > room) {
            int end = Character.isHighSurrogate(base.charAt(room - 1)) ? room - 1 : room;
            base = base.substring(0, end).strip();
        }
        if (base.isEmpty()) {
            base = "file";
        }
        return (DEVICE.matcher(base).matches() ? "_" + base : base) + "." + extension;
    }

    /** What stands behind the last dot, in lower case; "" when nothing does. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }

    private static String base(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || name.length() - dot > 6 ? name : name.substring(0, dot);
    }
}
