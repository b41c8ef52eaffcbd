// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader;

import java.util.Set;

/** The kinds of files that have something to read. */
final class Kinds {
    private static final Set<String> DOCUMENTS = Set.of(
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "text/plain",
            "text/csv",
            "text/html");

    private Kinds() {}

    static boolean read(String type) {
        return DOCUMENTS.contains(type);
    }
}
