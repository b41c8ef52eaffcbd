// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts lines and adds up their hashes, so that the order, which databases see differently, does not matter. */
final class Sum {
    private final MessageDigest sha;
    private long rows;
    private long high;
    private long low;

    Sum() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    void add(String line) {
        var hash = ByteBuffer.wrap(sha.digest(line.getBytes(StandardCharsets.UTF_8)));
        high += hash.getLong();
        low += hash.getLong();
        rows++;
    }

    long rows() {
        return rows;
    }

    String checksum() {
        return String.format("%016x%016x", high, low);
    }
}
