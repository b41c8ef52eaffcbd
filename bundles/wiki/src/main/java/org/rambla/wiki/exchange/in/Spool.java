// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.in;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Texts on disk: those of a large dump have no place in memory together. */
final class Spool implements Closeable {
    private final FileChannel file;
    private long end;

    private Spool(FileChannel file) {
        this.file = file;
    }

    /** Where a text stands, in bytes. */
    record Place(long at, int length) {}

    static Spool open() throws IOException {
        Path path = Files.createTempFile(Intake.PREFIX, ".tmp");
        return new Spool(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    Place add(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        Place place = new Place(end, bytes.remaining());
        try {
            while (bytes.hasRemaining()) {
                end += file.write(bytes, end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return place;
    }

    String read(Place place) {
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, place.at() + bytes.position()) < 0) {
                    throw new EOFException();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
