// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.out;

import java.io.IOException;
import java.io.InputStream;

/**
 * A picture or an attached file.
 *
 * @param address by which texts show it or link to it: "/files/12/map.png"
 * @param name as people named it
 * @param type media type
 * @param attached whether it stands beside the page, not only in its text
 */
public record OutFile(String address, String name, String type, boolean attached, Bytes bytes) {
    /** Where its bytes are; opened once or twice, each time closed. */
    public interface Bytes {
        InputStream open() throws IOException;
    }

    public boolean picture() {
        return type.startsWith("image/");
    }
}
