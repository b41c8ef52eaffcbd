// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;
import org.rambla.extension.artifact.Artifact;
import org.rambla.extension.artifact.BadArtifact;
import org.rambla.extension.artifact.Facts;
import org.rambla.extension.register.StoredArtifact.Origin;

/** The files that administrators brought: in the database, and as a copy on this server's disk where it needs them. */
public final class Artifacts {
    /** Largest file, in bytes. */
    public static final long LARGEST = 100L * 1024 * 1024;

    private static final int CHUNK = 1024 * 1024;
    private static final Duration KEPT = Duration.ofHours(24);

    private final Database database;
    private final Path folder;

    /** @param folder holds copies; may be emptied while the server is stopped */
    public Artifacts(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** SHA-256 of a file, in hex. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps a file; the same file is kept once. */
    public StoredArtifact store(Path file, String fileName, Facts facts, Origin origin, long member)
            throws IOException {
        String sha256 = sha256(file);
        Optional<StoredArtifact> known = find(sha256);
        if (known.isPresent()) {
            keepLonger(known.get());
            return known.get();
        }
        long size = Files.size(file);
        Instant now = Instant.now();
        try {
            long id = database.transaction(tx -> {
                long made = tx.next("extension_artifact_seq");
                tx.execute(
                        "insert into extension_artifact (id, sha256, file_name, size, feature, version, origin, facts,"
                                + " stored_at, stored_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        made,
                        sha256,
                        fileName.length() <= 200 ? fileName : fileName.substring(0, 200),
                        size,
                        facts.feature(),
                        facts.version(),
                        origin.name(),
                        facts.json(),
                        now,
                        member);
                write(tx, made, file);
                return made;
            });
            return new StoredArtifact(id, sha256, fileName, size, origin, facts, now, member);
        } catch (Database.Conflict e) {
            // Somebody else stored the same file meanwhile.
            return find(sha256).orElseThrow(() -> e);
        }
    }

    /** Somebody brought it again: a day from now on. */
    void keepLonger(StoredArtifact stored) {
        database.transaction(tx ->
                tx.execute("update extension_artifact set stored_at = ? where id = ?", Instant.now(), stored.id()));
    }

    private static void write(Transaction tx, long id, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int place = 0;
            for (byte[] part = in.readNBytes(CHUNK); part.length > 0; part = in.readNBytes(CHUNK)) {
                tx.execute(
                        "insert into extension_chunk (artifact, place, content) values (?, ?, ?)", id, place++, part);
            }
        }
    }

    public Optional<StoredArtifact> find(long id) {
        return database.first(
                "select " + StoredArtifact.COLUMNS + " from extension_artifact where id = ?", StoredArtifact::of, id);
    }

    public Optional<StoredArtifact> find(String sha256) {
        return database.first(
                "select " + StoredArtifact.COLUMNS + " from extension_artifact where sha256 = ?",
                StoredArtifact::of,
                sha256);
    }

    /** The artifact, opened on this server's disk; what was unpacked there before is replaced. */
    public synchronized Artifact open(StoredArtifact stored) throws IOException, BadArtifact {
        Path file = copy(stored);
        Path unpacked = file.resolveSibling("bundles");
        delete(unpacked);
        return Artifact.open(file, unpacked);
    }

    /** The artifact's bytes as a file on this server's disk. */
    public Path copy(StoredArtifact stored) throws IOException {
        Path own = folder.resolve(stored.sha256());
        Path file = own.resolve("artifact.jar");
        if (!Files.exists(file)) {
            Files.createDirectories(own);
            Path part = Files.createTempFile(own, "part", ".tmp");
            fetch(stored, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private void fetch(StoredArtifact stored, Path target) throws IOException {
        MessageDigest digest = digest();
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int place = 0; ; place++) {
                Optional<byte[]> part = database.first(
                        "select content from extension_chunk where artifact = ? and place = ?",
                        (Row row) -> row.bytes("content"),
                        stored.id(),
                        place);
                if (part.isEmpty()) {
                    break;
                }
                digest.update(part.get());
                out.write(part.get());
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(stored.sha256())) {
            Files.delete(target);
            throw new IOException("The artifact in the database is not what was stored: " + stored.sha256());
        }
    }

    /**
     * Forgets files that no extension names, a day after they came, but for the newest that servers bring; and deletes
     * the copies of what is gone.
     *
     * @param kept ids of further ones that stay
     */
    public void sweep(Set<Long> kept) throws IOException {
        Instant before = Instant.now().minus(KEPT);
        List<Long> old = database.list(
                "select a.id from extension_artifact a where a.stored_at < ? and not exists (select 1 from"
                        + " extension_extension e where e.artifact = a.id or e.previous = a.id) and not exists (select 1"
                        + " from extension_change c where c.artifact = a.id and c.state = 'RUNNING') and (a.origin <>"
                        + " 'SHIPPED' or exists (select 1 from extension_artifact n where n.feature = a.feature and"
                        + " n.origin = 'SHIPPED' and n.id > a.id))",
                row -> row.number("id"),
                before);
        for (long id : old) {
            if (!kept.contains(id)) {
                database.transaction(tx -> {
                    int gone = tx.execute("delete from extension_artifact where id = ? and stored_at < ?", id, before);
                    return gone == 0 ? 0 : tx.execute("delete from extension_chunk where artifact = ?", id);
                });
            }
        }
        deleteCopies();
    }

    private void deleteCopies() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> copies;
        try (Stream<Path> all = Files.list(folder)) {
            copies = all.toList();
        }
        // Asked afterwards: whatever has a copy by now was known before.
        Set<String> known =
                new HashSet<>(database.list("select sha256 from extension_artifact", row -> row.text("sha256")));
        for (Path copy : copies) {
            if (!known.contains(copy.getFileName().toString())) {
                delete(copy);
            }
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
