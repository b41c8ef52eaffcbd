// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Bytes on disk, named by their SHA-256, in a folder that several nodes may share. */
final class ByteStore {
    private final Path folder;

    ByteStore(Path folder) {
        this.folder = folder;
    }

    /** A new empty file in the same file system. */
    Path temporary() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "incoming-", ".part");
    }

    /** Takes over a file; its bytes are on the disk when this returns. Returns their SHA-256. */
    synchronized String keep(Path file) throws IOException {
        String sha256 = sha256(file);
        Path place = path(sha256);
        if (Files.exists(place)) {
            // Young again, so that sweeping leaves it alone until the row that names it is there.
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            Files.delete(file);
        } else {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.createDirectories(place.getParent());
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return sha256;
    }

    Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /** Removes bytes that no row names any more, unless they came after that moment. */
    synchronized void remove(String sha256, Instant before) throws IOException {
        Path place = path(sha256);
        try {
            if (Files.getLastModifiedTime(place).toInstant().isBefore(before)) {
                Files.delete(place);
            }
        } catch (NoSuchFileException e) {
            // Another node was quicker.
        }
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies at most that many bytes; false when there are more. */
    static boolean copy(InputStream in, Path target, long most) throws IOException {
        try (var out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[16_384];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > most) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
            return true;
        }
    }
}
