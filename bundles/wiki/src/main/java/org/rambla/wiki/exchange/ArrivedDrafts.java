// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;
import org.rambla.wiki.exchange.BringIn.Terms;
import org.rambla.wiki.exchange.BringIn.Whose;
import org.rambla.wiki.exchange.in.Arrived;
import org.rambla.wiki.exchange.in.ArrivedFile;
import org.rambla.wiki.exchange.in.ArrivedPage;
import org.rambla.wiki.exchange.in.Remark;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Template;
import org.rambla.wiki.template.Templates;

/** Turns pages that arrived into drafts in this house's form, each with its files, fields and links. */
final class ArrivedDrafts {
    private static final int MAX_FILES = 20;

    private final Bodies bodies;
    private final Files files;
    private final ArrivedFields fields;
    private final Templates templates;
    private final Arrived arrived;
    private final Terms terms;
    private final Whose whose;
    private final Map<String, String> addresses;
    private final Map<String, Stored> kept = new HashMap<>();

    /** @param addresses of pages that arrived, by key */
    ArrivedDrafts(
            Bodies bodies,
            Files files,
            ArrivedFields fields,
            Templates templates,
            Arrived arrived,
            Terms terms,
            Whose whose,
            Map<String, String> addresses) {
        this.bodies = bodies;
        this.files = files;
        this.fields = fields;
        this.templates = templates;
        this.arrived = arrived;
        this.terms = terms;
        this.whose = whose;
        this.addresses = addresses;
    }

    private String unwritten(String title) {
        return whose.space().path("wiki", Titles.slug(OneLine.of(title)));
    }

    /** The draft of a page that arrived; its files are stored. */
    Draft draft(ArrivedPage page, String submission, List<Remark> remarks) {
        Map<String, String> fileAddresses = new LinkedHashMap<>();
        List<Stored> attached = new ArrayList<>();
        Set<String> wanted = new HashSet<>(page.files());
        wanted.addAll(page.pictures());
        for (String key : wanted) {
            Stored stored = store(arrived.files().get(key), remarks);
            if (stored != null) {
                fileAddresses.put(
                        key, "/files/" + stored.id() + "/" + stored.name().replaceAll("[^\\p{L}\\p{N}._-]", "_"));
                if (page.files().contains(key) && attached.size() < MAX_FILES) {
                    attached.add(stored);
                }
            }
        }
        Body body = Body.EMPTY;
        try {
            body = bodies.clean(page.html(fileAddresses, addresses, this::unwritten), "html", Body.EMPTY);
        } catch (Refusal refusal) {
            remarks.add(Remark.of(refusal));
        }
        if (body.isEmpty() && remarks.isEmpty()) {
            String words = whose.messages().text("wiki.import.folder");
            body = bodies.clean("<p>" + Html.escape(words) + "</p>", "html", Body.EMPTY);
        }
        String title = OneLine.of(page.title());
        String summary = whose.messages().text("wiki.import.summary");
        String language = terms.languages().contains(page.language()) ? page.language() : terms.language();
        Facts facts = fields.of(page, template(page), language, remarks);
        if (title.length() > Titles.MAX) {
            title = title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, Titles.MAX) - 1));
        }
        return new Draft(title.isEmpty() ? "?" : title, body, language, summary, attached, submission, facts);
    }

    /** The one that the page says, else the one that is wanted; null for none. */
    private Template template(ArrivedPage page) {
        return templates.find(page.filled().template(), whose.space().id()).orElse(terms.template());
    }

    // Pages share the bytes of a file that several show.
    private Stored store(ArrivedFile file, List<Remark> remarks) {
        if (file == null) {
            return null;
        }
        try {
            return kept.computeIfAbsent(file.key(), key -> files.store(file, whose.member()));
        } catch (Refusal refusal) {
            remarks.add(new Remark(
                    "wiki.problem.file", file.name(), whose.messages().text(refusal.key(), refusal.arguments())));
            return null;
        }
    }

    /** The pictures that its text may show. */
    List<Long> pictures(Draft draft) {
        return whose.pictures() == null ? own(draft.body()) : whose.pictures().apply(draft.body());
    }

    /** Pictures of a text that came with it. */
    private List<Long> own(Body body) {
        return kept.values().stream()
                .map(Stored::id)
                .filter(id -> body.html().contains("\"/files/" + id + "/"))
                .toList();
    }
}
