// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the bytes of a class tell without loading it: its constants name its annotations and interfaces. */
public final class ClassBytes {
    /** What the names of the annotations begin with, and how they go on. */
    private static final byte[] PACKAGE = bytes("Ljakarta/persistence/");

    private static final List<byte[]> ANNOTATIONS =
            List.of(bytes("Entity;"), bytes("Embeddable;"), bytes("MappedSuperclass;"), bytes("Converter;"));
    private static final byte[] WOVEN = bytes("org/eclipse/persistence/internal/weaving/PersistenceWeaved");

    private ClassBytes() {}

    /** Whether the class is an entity or another thing that a persistence unit manages. */
    public static boolean isManaged(byte[] bytes) {
        for (int at = next(bytes, PACKAGE, 0); at >= 0; at = next(bytes, PACKAGE, at + 1)) {
            int rest = at + PACKAGE.length;
            if (ANNOTATIONS.stream().anyMatch(annotation -> stands(bytes, annotation, rest))) {
                return true;
            }
        }
        return false;
    }

    /** Whether EclipseLink wove the class at build time. */
    public static boolean isWoven(byte[] bytes) {
        return next(bytes, WOVEN, 0) >= 0;
    }

    private static byte[] bytes(String constant) {
        return constant.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where a part stands next, or -1. */
    private static int next(byte[] bytes, byte[] part, int from) {
        byte first = part[0];
        int last = bytes.length - part.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == first && stands(bytes, part, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean stands(byte[] bytes, byte[] part, int at) {
        int end = at + part.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, part, 0, part.length);
    }
}
