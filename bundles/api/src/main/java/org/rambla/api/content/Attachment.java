// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

/**
 * A file beside an item.
 *
 * @param name as the person named it, cleaned
 * @param type media type found by looking at the bytes
 * @param path where to fetch it
 */
public record Attachment(long id, long item, String name, String type, long size, int width, int height, String path) {
    public boolean image() {
        return type.startsWith("image/");
    }
}
