// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;
import org.rambla.api.network.Audit;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.extension.change.Stage.Staged;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.StoredArtifact.Origin;

/** The catalogue that administrators chose, and its index as it was fetched last, by whichever server. */
public final class Catalogue {
    private static final Duration INDEX_PATIENCE = Duration.ofSeconds(20);
    private static final Duration FILE_PATIENCE = Duration.ofSeconds(180);
    private static final String ADDRESS = "catalogue";

    private final Database database;
    private final Audit audit;
    private final Intake intake;
    private final Fetch indexes;
    private final Fetch files;
    private volatile Shelf known = Shelf.EMPTY;

    public Catalogue(Database database, Audit audit, Intake intake) {
        this(database, audit, intake, INDEX_PATIENCE, FILE_PATIENCE);
    }

    Catalogue(Database database, Audit audit, Intake intake, Duration indexPatience, Duration filePatience) {
        this.database = database;
        this.audit = audit;
        this.intake = intake;
        this.indexes = new Fetch(indexPatience);
        this.files = new Fetch(filePatience);
    }

    /** Where files go to be checked. */
    @FunctionalInterface
    public interface Intake {
        Staged take(InputStream in, String name, Origin origin, long actor) throws IOException;
    }

    /**
     * What the index said.
     *
     * @param fetchedAt when; null when it never was
     */
    public record Shelf(Instant fetchedAt, List<Offer> offers) {
        static final Shelf EMPTY = new Shelf(null, List.of());

        /** The newest version of a feature that is newer than another one. */
        public Optional<Offer> newer(String feature, String version) {
            return offers.stream()
                    .filter(o -> o.name().equals(feature) && o.compareTo(version) > 0)
                    .max(Comparator.comparing(o -> Version.parseVersion(o.version())));
        }
    }

    /** The address of the index, "" for none. */
    public String address() {
        return database.first(
                        "select content from extension_setting where name = ?", row -> row.text("content"), ADDRESS)
                .orElse("");
    }

    /** Chooses a catalogue and fetches its index; nothing is changed when it cannot be had. "" for none. */
    public void choose(String typed, long actor) throws CatalogueProblem, IOException {
        String text = typed.strip();
        CatalogueAddress address = text.isEmpty() ? null : CatalogueAddress.of(text);
        String json = address == null ? null : fetchIndex(address);
        database.transaction(tx -> {
            tx.execute("delete from extension_setting where name = ?", ADDRESS);
            tx.execute("delete from extension_index");
            if (address == null) {
                audit.record(tx, actor, 0, "extension.audit.noCatalogue", "", "");
            } else {
                String kept = address.index().toString();
                tx.execute("insert into extension_setting (name, content) values (?, ?)", ADDRESS, kept);
                insert(tx, json);
                audit.record(tx, actor, 0, "extension.audit.catalogue", cut(kept), "");
            }
            return null;
        });
    }

    private static String cut(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }

    private static void insert(Transaction tx, String json) {
        tx.execute("insert into extension_index (id, fetched_at, content) values (1, ?, ?)", Instant.now(), json);
    }

    private String fetchIndex(CatalogueAddress address) throws CatalogueProblem, IOException {
        Path file = Files.createTempFile("rambla-index", ".json");
        try {
            indexes.to(file, address, address.index(), Index.LARGEST);
            String json = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\0", "");
            Index.read(json, address);
            return json;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Fetches the index again; what was fetched before stays when it cannot be had. */
    public void refresh() throws CatalogueProblem, IOException {
        CatalogueAddress address = CatalogueAddress.of(address());
        String json = fetchIndex(address);
        database.transaction(tx -> {
            tx.execute("delete from extension_index");
            insert(tx, json);
            return null;
        });
    }

    /** The index as fetched last; nothing is fetched now. */
    public Shelf shelf() {
        long fetched = database.number("select coalesce(max(fetched_at), 0) from extension_index");
        Shelf shelf = known;
        if (fetched == 0) {
            return Shelf.EMPTY;
        }
        if (shelf.fetchedAt() == null || shelf.fetchedAt().toEpochMilli() != fetched) {
            shelf = read(fetched);
            known = shelf;
        }
        return shelf;
    }

    private Shelf read(long fetched) {
        String json = database.first("select content from extension_index", row -> row.text("content"))
                .orElse("");
        try {
            return new Shelf(Instant.ofEpochMilli(fetched), Index.read(json, CatalogueAddress.of(address())));
        } catch (CatalogueProblem e) {
            // It was readable when it was written; a later server may be stricter.
            return Shelf.EMPTY;
        }
    }

    /** Fetches a file that the index offers and checks it, as if somebody had brought it. */
    public Staged take(String name, String version, long actor) throws CatalogueProblem, IOException {
        Offer offer = shelf().offers().stream()
                .filter(o -> o.name().equals(name) && o.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new CatalogueProblem("gone"));
        CatalogueAddress address = CatalogueAddress.of(address());
        Path scratch = Files.createTempDirectory("rambla-catalogue");
        try {
            Path file = scratch.resolve("file");
            files.to(file, address, address.resolve(offer.file().toString()), offer.size());
            if (Files.size(file) != offer.size()) {
                throw new CatalogueProblem("size");
            }
            if (!Artifacts.sha256(file).equals(offer.sha256())) {
                throw new CatalogueProblem("digest");
            }
            try (InputStream in = Files.newInputStream(file)) {
                Staged staged = intake.take(in, offer.fileName(), Origin.CATALOGUE, actor);
                return same(staged, offer);
            }
        } finally {
            Artifacts.delete(scratch);
        }
    }

    private static Staged same(Staged staged, Offer offer) throws CatalogueProblem {
        if (staged.artifact() != null) {
            String found = staged.artifact().feature();
            String version = staged.artifact().version();
            if (!found.equals(offer.name()) || offer.compareTo(version) != 0) {
                throw new CatalogueProblem("other", found, version);
            }
        }
        return staged;
    }
}
