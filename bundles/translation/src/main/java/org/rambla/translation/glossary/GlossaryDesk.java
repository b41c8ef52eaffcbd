// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.exchange.Unreadable;
import org.rambla.translation.exchange.Xml;
import org.rambla.translation.glossary.BringTerms.Outcome;
import org.rambla.translation.glossary.Concepts.After;
import org.rambla.translation.glossary.Concepts.Listed;
import org.rambla.translation.jte.JtebringGenerated;
import org.rambla.translation.jte.JteglossaryGenerated;
import org.rambla.translation.jte.JtetermGenerated;

/** Reading and keeping the glossary: that of a space, which shows the network's as well, or the network's alone (0). */
public final class GlossaryDesk {
    private static final int SHOWN = 60;
    private static final int MISSING = 30;
    private static final int WORDS = 100;
    /** Most concepts of a file. */
    static final int MOST = 5_000;

    private final Glossary glossary;
    private final Network network;
    private final TermLog log;

    public GlossaryDesk(Glossary glossary, Network network, TermLog log) {
        this.glossary = glossary;
        this.network = network;
        this.log = log;
    }

    /** Where a list begins, in which language and with which words. */
    public record Asked(String language, String words, String after, long concept) {}

    /**
     * What is shown.
     *
     * @param base address of the list
     * @param space 0 for the network
     * @param editable whether the reader may change words of this list's own
     * @param languages that are offered, with their names
     * @param next address of what follows, "" for nothing
     */
    public record View(
            String base,
            long space,
            boolean editable,
            Asked asked,
            Map<String, String> languages,
            List<Concept> concepts,
            List<Concept> missing,
            String next) {}

    /**
     * A concept while it is written.
     *
     * @param stamp of what is there
     */
    public record Editing(String base, long id, long stamp, Map<String, String> languages, Map<String, String> parts) {}

    static String base(long space, Visit visit) {
        return space == 0 ? "/n/translation/glossary" : visit.space().path("translation", "glossary");
    }

    /** The network's words are for its members. */
    static List<Long> scope(long space, Visit visit) {
        return space == 0 ? List.of(0L) : visit.signedIn() ? List.of(space, 0L) : List.of(space);
    }

    Page list(long space, boolean editable, Asked asked, Visit visit) {
        String language = asked.language().isEmpty() ? visit.language() : asked.language();
        if (!language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")) {
            throw Refusal.notFound();
        }
        String words =
                asked.words().length() <= WORDS ? asked.words() : asked.words().substring(0, WORDS);
        Asked read = new Asked(language, words, asked.after(), asked.concept());
        Concepts concepts = glossary.concepts();
        List<Listed> page =
                concepts.page(scope(space, visit), language, words, new After(read.after(), read.concept()), SHOWN + 1);
        String base = base(space, visit);
        String next = "";
        if (page.size() > SHOWN) {
            Listed last = page.get(SHOWN - 1);
            next = base + "?language=" + encoded(language) + "&q=" + encoded(words) + "&after=" + encoded(last.folded())
                    + "&concept=" + last.concept().id();
            page = page.subList(0, SHOWN);
        }
        List<Concept> missing = words.isEmpty() && asked.after().isEmpty()
                ? concepts.without(scope(space, visit), language, MISSING)
                : List.of();
        View view = new View(
                base,
                space,
                editable,
                read,
                languages(Set.of(language), visit),
                page.stream().map(Listed::concept).toList(),
                missing,
                next);
        Html body = Html.of(out -> JteglossaryGenerated.render((HtmlTemplateOutput) out, null, view, visit));
        return Page.of(visit.text("translation.glossary"), body)
                .lead(Html.text(
                        visit.text(space == 0 ? "translation.glossary.lead" : "translation.glossary.lead.space")))
                .tab("translation");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The network's languages and others that are needed, each by its name in the reader's language. */
    private Map<String, String> languages(Set<String> others, Visit visit) {
        Set<String> tags = new LinkedHashSet<>(network.languages());
        tags.addAll(others);
        Locale reader = Locale.forLanguageTag(visit.language());
        Map<String, String> names = new LinkedHashMap<>();
        tags.forEach(tag -> names.put(tag, capital(Locale.forLanguageTag(tag).getDisplayLanguage(reader), reader)));
        return names;
    }

    private static String capital(String name, Locale locale) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    Page write(long space, long id, Form form, Visit visit) {
        Concept concept = id == 0 ? null : find(space, id);
        Set<String> others = concept == null ? Set.of() : concept.languages();
        Map<String, String> parts = new LinkedHashMap<>();
        Concept.PARTS.forEach(part -> parts.put(part, visit.text("translation.glossary.part." + part)));
        Editing editing = new Editing(
                base(space, visit), id, concept == null ? 0 : concept.stamp(), languages(others, visit), parts);
        Fields fields = Fields.of(visit, form).with("part", "noun");
        if (concept != null) {
            TermForm.fill(fields, concept);
        }
        Html body =
                Html.of(out -> JtetermGenerated.render((HtmlTemplateOutput) out, null, editing, fields, form, visit));
        String title = visit.text(id == 0 ? "translation.glossary.new" : "translation.glossary.edit");
        Page page = Page.of(title, body)
                .crumb(visit.text("translation.glossary"), base(space, visit))
                .tab("translation");
        return form == null ? page : page.invalid();
    }

    private Concept find(long space, long id) {
        return glossary.concepts().find(space, id).orElseThrow(Refusal::notFound);
    }

    Object save(long space, long id, Form form, Visit visit) {
        Set<String> languages = new LinkedHashSet<>(network.languages());
        if (id != 0) {
            languages.addAll(find(space, id).languages());
        }
        Concept concept = TermForm.read(form, id, space, languages);
        if (!form.valid()) {
            return write(space, id, form, visit);
        }
        if (id == 0) {
            glossary.concepts().save(concept, visit.memberId());
            log.added(concept, visit);
        } else {
            Concept before = find(space, id);
            if (!glossary.concepts().change(concept, base(form), visit.memberId())) {
                form.reject("", "translation.glossary.conflict");
                return write(space, id, form, visit).status(409);
            }
            log.changed(before, concept, visit);
        }
        glossary.changed();
        return Redirect.done(
                base(space, visit), id == 0 ? "translation.done.termAdded" : "translation.done.termChanged");
    }

    private static long base(Form form) {
        String base = form.value("base");
        return base.matches("-?\\d{1,19}") ? new BigInteger(base).longValue() : 0;
    }

    Response remove(long space, long id, Visit visit) {
        Optional<Concept> before = glossary.concepts().find(space, id);
        if (glossary.concepts().remove(space, id)) {
            before.ifPresent(concept -> log.removed(concept, visit));
        }
        glossary.changed();
        return Redirect.done(base(space, visit), "translation.done.termRemoved");
    }

    Response csv(long space, Visit visit) {
        return file(GlossaryCsv.write(glossary.concepts().all(space), visit.language()), "csv", "text/csv");
    }

    Response tbx(long space, Visit visit) {
        String name = space == 0
                ? network.name().in(visit.language())
                : visit.space().name().in(visit.language());
        String tbx = GlossaryTbx.write(glossary.concepts().all(space), name, visit.language());
        return file(tbx, "tbx", "application/xml");
    }

    private static Response file(String text, String ending, String type) {
        return Response.ok(text)
                .type(type + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"glossary." + ending + "\"")
                .build();
    }

    /** @param outcome of the file that was brought in just now, null for none */
    Page importing(long space, Form form, Outcome outcome, Visit visit) {
        String base = base(space, visit);
        Html body =
                Html.of(out -> JtebringGenerated.render((HtmlTemplateOutput) out, null, base, form, outcome, visit));
        Page page = Page.of(visit.text("translation.glossary.import"), body)
                .crumb(visit.text("translation.glossary"), base)
                .tab("translation");
        return form == null ? page : page.invalid();
    }

    Object bring(long space, Form form, Visit visit) throws IOException {
        List<Upload> uploads = form.files("file");
        if (uploads.size() != 1) {
            form.reject("file", "translation.glossary.import.none");
            return importing(space, form, null, visit);
        }
        List<Concept> concepts = new ArrayList<>();
        try {
            concepts.addAll(read(space, uploads.get(0)));
        } catch (Unreadable e) {
            form.reject("file", e.key(), e.arguments());
            return importing(space, form, null, visit);
        }
        if (concepts.isEmpty()) {
            form.reject("file", "translation.glossary.import.empty");
            return importing(space, form, null, visit);
        }
        Outcome outcome = glossary.bring(space, concepts, visit.memberId());
        log.brought(space, outcome, visit);
        return Redirect.done(
                base(space, visit) + "/import?added=" + outcome.added() + "&changed=" + outcome.changed() + "&same="
                        + outcome.same(),
                "translation.done.termsBrought");
    }

    private List<Concept> read(long space, Upload upload) throws IOException, Unreadable {
        if (upload.size() > Xml.MOST) {
            throw new Unreadable("translation.glossary.import.large", Xml.MOST / 1024 / 1024);
        }
        byte[] bytes;
        try (InputStream in = upload.open()) {
            bytes = in.readNBytes(Xml.MOST);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Programs on other systems write other encodings, and half-read words would stay for good.
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Unreadable("translation.glossary.import.encoding");
        }
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!start.stripLeading().startsWith("<")) {
            return GlossaryCsv.read(text, MOST);
        }
        Set<String> regional = new LinkedHashSet<>(network.languages());
        glossary.concepts().all(space).forEach(concept -> regional.addAll(concept.languages()));
        return GlossaryTbx.read(bytes, MOST, regional);
    }
}
