// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.content.register.Ids;

/** Files in their tables, their bytes in the {@link ByteStore}. */
@Component(service = {Files.class, StoredFiles.class})
public final class StoredFiles implements Files {
    private static final Pattern PICTURE = Pattern.compile("<img src=\"/files/([0-9]{1,18})/");

    private final Database database;
    private final ByteStore bytes;
    private final FileRights rights;
    private final Sweeper sweeper;
    private final Ids ids = new Ids("content_file_seq");

    @Activate
    public StoredFiles(
            @Reference(name = "database", target = "(unit=content)") Database database, BundleContext context) {
        this(database, folder(context), Clock.systemUTC());
    }

    /** Files in a folder, without a framework. */
    public static StoredFiles in(Database database, Path folder) {
        return in(database, folder, Clock.systemUTC());
    }

    /** @param clock that says which files are held back */
    public static StoredFiles in(Database database, Path folder, Clock clock) {
        return new StoredFiles(database, folder, clock);
    }

    private StoredFiles(Database database, Path folder, Clock clock) {
        this.database = database;
        this.bytes = new ByteStore(folder);
        this.rights = new FileRights(database, clock);
        this.sweeper = new Sweeper(database, bytes);
    }

    private static Path folder(BundleContext context) {
        String files = context.getProperty("rambla.files");
        if (files != null && !files.isBlank()) {
            return Path.of(files);
        }
        String home = context.getProperty("rambla.home");
        return Path.of(home == null || home.isBlank() ? "." : home, "files");
    }

    @Deactivate
    public void stop() {
        sweeper.stop();
    }

    @Override
    public Stored store(Upload upload, long member) {
        try {
            return keep(upload, member, false).stored();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #store}, but only a picture is taken. */
    Kept keepPicture(Upload upload, long member) throws IOException {
        return keep(upload, member, true);
    }

    private Kept keep(Upload upload, long member, boolean pictureOnly) throws IOException {
        Path incoming = bytes.temporary();
        Path rewritten = bytes.temporary();
        try {
            if (upload.size() > MAX_SIZE) {
                throw new Refusal(413, "content.file.tooLarge", MAX_SIZE / (1024 * 1024));
            }
            try (InputStream in = upload.open()) {
                if (!ByteStore.copy(in, incoming, MAX_SIZE)) {
                    throw new Refusal(413, "content.file.tooLarge", MAX_SIZE / (1024 * 1024));
                }
            }
            FileKind kind = Sniffer.kind(incoming, upload.name());
            if (pictureOnly && !kind.picture()) {
                throw new Refusal(422, "content.file.picture");
            }
            Path kept = incoming;
            int width = 0;
            int height = 0;
            if (kind.picture()) {
                Pictures.Written picture = Pictures.rewrite(incoming, kind, rewritten);
                kind = picture.kind();
                width = picture.width();
                height = picture.height();
                kept = rewritten;
            }
            String name = FileNames.clean(upload.name(), kind.extension());
            return insert(name, kind, java.nio.file.Files.size(kept), width, height, bytes.keep(kept), member);
        } finally {
            java.nio.file.Files.deleteIfExists(incoming);
            java.nio.file.Files.deleteIfExists(rewritten);
        }
    }

    private Kept insert(String name, FileKind kind, long size, int width, int height, String sha256, long member) {
        return database.transaction(tx -> {
            long id = ids.next(tx);
            tx.execute(
                    "insert into content_file (id, member, name, type, size, width, height, sha256, stored_at)"
                            + " values (?,?,?,?,?,?,?,?,?)",
                    id,
                    member,
                    name,
                    kind.type,
                    size,
                    width,
                    height,
                    sha256,
                    Instant.now());
            return new Kept(id, member, name, kind.type, size, width, height, sha256);
        });
    }

    @Override
    public List<Stored> kept(Collection<Long> files, long member) {
        return files.isEmpty() || member == 0
                ? List.of()
                : database.list(
                        "select " + Kept.COLUMNS + " from content_file f where f.id in (?) and f.member = ?"
                                + " and not exists (select 1 from content_attachment a where a.file = f.id) order by f.id",
                        row -> Kept.of(row).stored(),
                        new LinkedHashSet<>(files),
                        member);
    }

    @Override
    public List<Long> pictures(Body body, Visit visit) {
        return rights.readable(shown(body), visit);
    }

    private static Set<Long> shown(Body body) {
        Set<Long> named = new LinkedHashSet<>();
        for (Matcher matcher = PICTURE.matcher(body.html()); matcher.find(); ) {
            named.add(Long.parseLong(matcher.group(1)));
        }
        return named;
    }

    @Override
    public void need(Transaction transaction, long member, String holder, Body body, Collection<Long> files) {
        Set<Long> needed = shown(body);
        needed.addAll(files);
        transaction.execute("delete from content_needed where member = ? and holder = ?", member, holder);
        if (!needed.isEmpty()) {
            transaction.execute(
                    "insert into content_needed (member, holder, file) select member, cast(? as varchar(80)), id"
                            + " from content_file where id in (?) and member = ?",
                    holder,
                    needed,
                    member);
        }
    }

    @Override
    public void embed(Transaction transaction, long item, Collection<Long> pictures) {
        Attached.add(transaction, item, pictures, true);
    }

    @Override
    public void attach(Transaction transaction, long item, Collection<Stored> files) {
        Attached.add(transaction, item, files.stream().map(Stored::id).toList(), false);
    }

    @Override
    public boolean detach(Transaction transaction, long item, long file) {
        return Attached.remove(transaction, item, file);
    }

    @Override
    public void share(Transaction transaction, long item, long organisation, Role least) {
        transaction.execute("delete from content_shared where item = ? and organisation = ?", item, organisation);
        transaction.execute(
                "insert into content_shared (item, organisation, least) values (?,?,?)",
                item,
                organisation,
                least.name());
    }

    @Override
    public void hold(Transaction transaction, long item, Collection<Long> files, Instant until, Role least) {
        if (!files.isEmpty()) {
            transaction.execute(
                    "update content_attachment set held_until = ?, held_for = ? where item = ? and file in (?)",
                    until == null ? Long.MAX_VALUE : until.toEpochMilli(),
                    least.name(),
                    item,
                    files);
        }
    }

    @Override
    public List<Filed> filed(long item) {
        return Attached.filed(database, item);
    }

    @Override
    public Map<Long, List<Attachment>> of(Collection<Long> items) {
        return Attached.of(database, items);
    }

    @Override
    public Map<Long, Set<Long>> items(Collection<Long> files) {
        return Attached.items(database, files);
    }

    @Override
    public List<Stored> uploadedBy(long member) {
        return database.list(
                "select " + Kept.COLUMNS + " from content_file f where f.member = ? order by f.id",
                row -> Kept.of(row).stored(),
                member);
    }

    @Override
    public Map<Long, Bytes> bytes(Collection<Long> files) {
        return files.isEmpty()
                ? Map.of()
                : database
                        .list("select " + Kept.COLUMNS + " from content_file f where f.id in (?)", Kept::of, files)
                        .stream()
                        .collect(Collectors.toMap(Kept::id, kept -> new Bytes(kept.stored(), kept.sha256())));
    }

    @Override
    public List<Long> showing(String sha256) {
        return database.list(
                "select distinct a.item from content_file f join content_attachment a on a.file = f.id"
                        + " where f.sha256 = ? and a.embedded = 0 order by a.item fetch first 1000 rows only",
                row -> row.number("item"),
                sha256);
    }

    @Override
    public Set<String> present(Collection<String> sha256) {
        return sha256.isEmpty()
                ? Set.of()
                : Set.copyOf(database.list(
                        "select distinct sha256 from content_file where sha256 in (?)",
                        row -> row.text("sha256"),
                        sha256));
    }

    @Override
    public InputStream open(Stored file) throws IOException {
        Kept kept = database.first(
                        "select " + Kept.COLUMNS + " from content_file f where f.id = ?", Kept::of, file.id())
                .orElseThrow(() -> new FileNotFoundException(file.name()));
        return java.nio.file.Files.newInputStream(path(kept));
    }

    /** A file that the visitor may fetch. */
    Optional<Kept> readable(long id, Visit visit) {
        return rights.readable(Set.of(id), visit).isEmpty()
                ? Optional.empty()
                : database.first("select " + Kept.COLUMNS + " from content_file f where f.id = ?", Kept::of, id);
    }

    Path path(Kept file) {
        return bytes.path(file.sha256());
    }

    /** For tests: sweeps as if it were that moment. */
    int sweep(Instant now) {
        return sweeper.sweep(now);
    }
}
