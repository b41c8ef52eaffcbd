// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import java.net.URI;
import org.osgi.framework.Version;
import org.rambla.api.text.Localised;

/**
 * What a catalogue offers. Texts are as its author wrote them.
 *
 * @param name of the feature
 * @param file address of the file, on the catalogue's own server or in its folder
 * @param sha256 of the file, in lower-case hex
 * @param size of the file, in bytes
 */
public record Offer(
        String name, String version, Localised title, Localised description, URI file, String sha256, long size) {
    /** Its title in a language, else its name. */
    public String titleIn(String language) {
        String said = title.in(language);
        return said.isEmpty() ? name : said;
    }

    /** Negative when it is older than the version, 0 when it is the same, positive when it is newer. */
    public int compareTo(String other) {
        return Version.parseVersion(version).compareTo(Version.parseVersion(other));
    }

    /** The file's own name. */
    String fileName() {
        String path = file.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
