// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.page;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.FileText.Outcome;
import org.rambla.api.content.FileTexts;
import org.rambla.api.content.FileTexts.Unread;
import org.rambla.api.content.Files;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.search.jte.JteunreadGenerated;

/**
 * Attached files that could not be read, why, and reading them again: {@code /admin/x/search/files}. Administrators do
 * not read every space: of files beside something that they may not read neither name nor place is told.
 */
@Path("files")
public final class UnreadPages {
    private static final String BASE = "/admin/x/search/files";
    private static final int PAGE = 50;

    private final Supplier<FileTexts> texts;
    private final Files files;
    private final ContentRegister register;

    /** @param texts null where nothing reads files */
    public UnreadPages(Supplier<FileTexts> texts, Files files, ContentRegister register) {
        this.texts = texts;
        this.files = files;
        this.register = register;
    }

    /**
     * A file.
     *
     * @param name "" where it is not told
     * @param type such as "application/pdf", "" when the file is gone
     * @param item the id of something that it is beside and that may be read, 0 for none
     */
    public record Line(long file, String name, String type, long size, long item, Outcome outcome, Instant at) {}

    /** @param more address of the next page, "" on the last one */
    public record View(List<Line> lines, long waiting, String more) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page files(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        FileTexts reading = texts.get();
        List<Unread> unread = reading == null ? List.of() : reading.unread(last(after), PAGE + 1);
        List<Unread> shown = unread.subList(0, Math.min(PAGE, unread.size()));
        String more = unread.size() <= PAGE ? "" : BASE + "?after=" + token(shown.get(PAGE - 1));
        View view = new View(lines(shown, visit), reading == null ? 0 : reading.waiting(), more);
        Html body = Html.of(out -> JteunreadGenerated.render((HtmlTemplateOutput) out, null, view, BASE, visit));
        return Page.of(visit.text("search.unread"), body)
                .lead(Html.text(visit.text("search.unread.lead")))
                .crumb(visit.text("search.index"), "/admin/x/search");
    }

    private List<Line> lines(List<Unread> unread, Visit visit) {
        if (unread.isEmpty()) {
            return List.of();
        }
        Set<Long> ids = unread.stream().map(Unread::file).collect(Collectors.toSet());
        Map<Long, Files.Bytes> kept = files.bytes(ids);
        Map<Long, Long> beside = beside(ids, visit);
        return unread.stream()
                .map(one -> {
                    Files.Bytes bytes = kept.get(one.file());
                    long item = beside.getOrDefault(one.file(), 0L);
                    return new Line(
                            one.file(),
                            bytes == null || item == 0 ? "" : bytes.file().name(),
                            bytes == null ? "" : bytes.file().type(),
                            bytes == null ? 0 : bytes.file().size(),
                            item,
                            one.outcome(),
                            one.at());
                })
                .toList();
    }

    /** An item that the visitor may read, by file. */
    private Map<Long, Long> beside(Collection<Long> ids, Visit visit) {
        Map<Long, Set<Long>> items = files.items(ids);
        Set<Long> all = new HashSet<>();
        items.values().forEach(all::addAll);
        Map<Long, ContentHead> heads = all.isEmpty() ? Map.of() : register.heads(all);
        Map<Long, Long> beside = new HashMap<>();
        items.forEach((file, some) -> some.stream()
                .map(heads::get)
                .filter(head -> head != null && head.visible(visit.grants(), visit.memberId()))
                .mapToLong(ContentHead::id)
                .min()
                .ifPresent(item -> beside.put(file, item)));
        return beside;
    }

    private static String token(Unread last) {
        return last.at().toEpochMilli() + "." + last.digest();
    }

    private static Unread last(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,15}") || !parts[1].matches("[0-9a-f]{64}")) {
            return null;
        }
        try {
            return new Unread(0, parts[1], Outcome.BROKEN, "", Instant.ofEpochMilli(Long.parseLong(parts[0])));
        } catch (DateTimeException e) {
            return null;
        }
    }

    @POST
    @Path("{file}/again")
    @Requires(Requires.ADMINISTRATOR)
    public Response again(@PathParam("file") String file, @Context Visit visit) {
        if (!file.matches("[0-9]{1,18}")) {
            throw Refusal.notFound();
        }
        FileTexts reading = texts.get();
        if (reading != null) {
            reading.again(Set.of(Long.parseLong(file)));
        }
        return Redirect.done(BASE, "search.done.again");
    }

    @POST
    @Path("again")
    @Requires(Requires.ADMINISTRATOR)
    public Response everyAgain(@Context Visit visit) {
        FileTexts reading = texts.get();
        if (reading != null) {
            reading.everyAgain();
        }
        return Redirect.done(BASE, "search.done.again");
    }
}
