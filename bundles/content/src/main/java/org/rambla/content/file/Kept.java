// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.persistence.Row;

/** A file with what is needed to send it. */
record Kept(long id, long member, String name, String type, long size, int width, int height, String sha256) {
    static final String COLUMNS = "f.id, f.member, f.name, f.type, f.size, f.width, f.height, f.sha256";

    static Kept of(Row row) {
        return new Kept(
                row.number("id"),
                row.number("member"),
                row.text("name"),
                row.text("type"),
                row.number("size"),
                row.integer("width"),
                row.integer("height"),
                row.text("sha256"));
    }

    /** Where to fetch it. */
    String address() {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "/files/" + id + "/" + encoded;
    }

    Stored stored() {
        return new Stored(id, name, type, size);
    }

    Attachment of(long item) {
        return new Attachment(id, item, name, type, size, width, height, address());
    }
}
