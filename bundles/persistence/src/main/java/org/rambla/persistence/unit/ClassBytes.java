// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the bytes of a class tell without loading it: its constants name its annotations and interfaces. */
public final class ClassBytes {
    private static final List<byte[]> ANNOTATIONS = List.of(
            bytes("Ljakarta/persistence/Entity;"),
            bytes("Ljakarta/persistence/Embeddable;"),
            bytes("Ljakarta/persistence/MappedSuperclass;"),
            bytes("Ljakarta/persistence/Converter;"));
    private static final byte[] WOVEN = bytes("org/eclipse/persistence/internal/weaving/PersistenceWeaved");

    private ClassBytes() {}

    /** Whether the class is an entity or another thing that a persistence unit manages. */
    public static boolean isManaged(byte[] bytes) {
        return ANNOTATIONS.stream().anyMatch(annotation -> contains(bytes, annotation));
    }

    /** Whether EclipseLink wove the class at build time. */
    public static boolean isWoven(byte[] bytes) {
        return contains(bytes, WOVEN);
    }

    private static byte[] bytes(String constant) {
        return constant.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        outer:
        for (int i = 0; i <= bytes.length - part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                if (bytes[i + j] != part[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
