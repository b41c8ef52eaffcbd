// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.util.Set;

/** The kinds of files that are accepted. */
enum FileKind {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    TXT("text/plain", "txt"),
    CSV("text/csv", "csv");

    final String type;
    final Set<String> extensions;
    private final String extension;

    FileKind(String type, String... extensions) {
        this.type = type;
        this.extensions = Set.of(extensions);
        this.extension = extensions[0];
    }

    boolean picture() {
        return type.startsWith("image/");
    }

    String extension() {
        return extension;
    }
}
