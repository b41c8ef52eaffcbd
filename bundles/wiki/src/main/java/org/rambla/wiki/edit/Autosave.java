// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.rambla.api.page.Form;
import org.rambla.api.page.Parts;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageRow;

/** Keeps what a member writes while they write it, and says what became of it to the form's script. */
public final class Autosave {
    private final Drafts drafts;
    private final Writers writers;

    public Autosave(Drafts drafts, Writers writers) {
        this.drafts = drafts;
        this.writers = writers;
    }

    /**
     * What became of a text that was sent.
     *
     * @param message whether it is kept, in words
     * @param others who else has the page open for writing, in words; left out when nobody has
     * @param draft names what is kept now, to be sent with the next one; left out when nothing was kept
     */
    public record Autosaved(String message, String others, Long draft) {}

    /** Keeps the text of a page; says who else has it open. */
    public Response keep(PageRow page, Kept kept, Form form, Visit visit) {
        writers.come(page, kept.language(), visit.memberId());
        String others = writers.opened(page, kept.language(), visit.memberId()).entrySet().stream()
                .map(other -> Parts.name(other.getKey(), visit) + ", "
                        + Parts.organisation(other.getKey().organisation(), visit) + ". " + visit.text("wiki.writer")
                        + " " + visit.times().ago(other.getValue()) + ".")
                .collect(Collectors.joining(" "));
        return keep(
                page.id(),
                kept.language(),
                kept,
                form,
                others.isEmpty() ? null : others + " " + visit.text("wiki.writer.merged"),
                visit);
    }

    /** Keeps a text that is of no page yet, by its key. */
    public Response keep(String key, Kept kept, Form form, Visit visit) {
        return keep(0, key, kept, form, null, visit);
    }

    private Response keep(long page, String key, Kept kept, Form form, String others, Visit visit) {
        Keeping keeping = drafts.keepAfter(visit.space().id(), page, key, visit.memberId(), kept, Known.of(form));
        Autosaved said = keeping.done()
                ? new Autosaved(
                        visit.text("wiki.draft.auto", visit.times().time(kept.savedAt())),
                        others,
                        kept.savedAt().toEpochMilli())
                : new Autosaved(visit.text(keeping.message()), others, null);
        return Response.status(keeping.done() ? 200 : 409).entity(said).build();
    }
}
