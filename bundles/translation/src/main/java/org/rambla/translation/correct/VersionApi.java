// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.correct;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import org.rambla.api.content.Bodies;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.translation.reading.Versions.Kept;

/** Translations for programs: {@code /api/s/{space}/translation/items/{item}/{language}}. */
@Path("items/{item}/{tongue}")
public final class VersionApi {
    private final CorrectTranslation correcting;
    private final Bodies bodies;

    public VersionApi(CorrectTranslation correcting, Bodies bodies) {
        this.correcting = correcting;
        this.bodies = bodies;
    }

    /**
     * An item beside its translation.
     *
     * @param title of the translation; left out while there is none
     * @param origin MACHINE, CORRECTED or PERSON; left out while there is no translation
     * @param html the translation as a whole
     */
    public record VersionEntry(
            long item,
            String from,
            String into,
            String title,
            String html,
            String origin,
            Instant madeAt,
            String path,
            List<PassageEntry> passages) {}

    /**
     * A passage, as HTML.
     *
     * @param block "" for the title
     * @param state MISSING, MACHINE, PERSON, or CHANGED: the original said something else when it was translated
     */
    public record PassageEntry(String block, String original, String translation, String state) {}

    @GET
    @Requires("translation.correct")
    public VersionEntry version(
            @PathParam("item") long item, @PathParam("tongue") String language, @Context Visit visit) {
        Beside beside = correcting.open(item, language, visit);
        Kept kept = beside.before();
        return new VersionEntry(
                item,
                beside.head().language(),
                language,
                kept == null ? null : kept.title(),
                kept == null
                        ? null
                        : bodies.stored(kept.body().html(), kept.body().sanitiser())
                                .html(),
                kept == null ? null : kept.origin().name(),
                kept == null ? null : kept.madeAt(),
                beside.item().path(),
                beside.rows().stream()
                        .map(row -> new PassageEntry(
                                row.block(),
                                row.original(),
                                row.target(),
                                row.state().name()))
                        .toList());
    }
}
