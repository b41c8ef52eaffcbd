// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.correct;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.engine.Answers;
import org.rambla.translation.engine.Verdict.Flag;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.glossary.Rule;
import org.rambla.translation.glossary.Rules;
import org.rambla.translation.jte.JteitemGenerated;
import org.rambla.translation.memory.Similar;
import org.rambla.translation.page.SecondLooks;
import org.rambla.translation.page.Words;
import org.rambla.translation.page.WorkList;

/** An item beside its translation: {@code /s/{space}/translation/items/{item}/{tongue}}. */
@Path("items/{item}/{tongue}")
public final class ItemPages {
    private static final int LONGEST = 60_000;

    /** Passages of a page. */
    static final int AT_ONCE = 100;

    private final CorrectTranslation correcting;
    private final Bodies bodies;
    private final Glossary glossary;
    private final WorkList work;
    private final SecondLooks looks;

    public ItemPages(
            CorrectTranslation correcting, Bodies bodies, Glossary glossary, WorkList work, SecondLooks looks) {
        this.looks = looks;
        this.work = work;
        this.correcting = correcting;
        this.bodies = bodies;
        this.glossary = glossary;
    }

    /**
     * Some passages of a text.
     *
     * @param shown those on the page
     * @param from where they begin among all of them, from 0
     * @param open how many of the whole wait for somebody
     * @param terms of the glossary, by block
     * @param look whether a second person found it good
     */
    public record Sheet(
            Beside whole, Beside shown, int from, long open, Map<String, Terms> terms, Course course, Look look) {
        /** Whether the page shows all there is. */
        public boolean complete() {
            return whole.rows().size() <= AT_ONCE;
        }

        public int page() {
            return from / AT_ONCE + 1;
        }

        public int last() {
            return (whole.rows().size() + AT_ONCE - 1) / AT_ONCE;
        }
    }

    /** Whether a second person found it good, and whether the visitor may. */
    public enum Look {
        NONE,
        MAY,
        GOOD
    }

    private Look look(Beside beside, Visit visit) {
        if (beside.before() != null
                && beside.open() == 0
                && !looks.of(List.of(beside.before()), beside.language()).isEmpty()) {
            return Look.GOOD;
        }
        return SecondLooks.may(beside.before(), beside.open(), visit) ? Look.MAY : Look.NONE;
    }

    /**
     * What the glossary says about a passage.
     *
     * @param flags what is not so in its translation
     */
    public record Terms(List<Rule> rules, List<Flag> flags) {}

    @GET
    @Requires("translation.correct")
    public Page item(
            @PathParam("item") long item,
            @PathParam("tongue") String language,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("order") @DefaultValue("") String order,
            @QueryParam("back") @DefaultValue("") String back,
            @Context Visit visit) {
        Beside beside = correcting.open(item, language, visit);
        // Without a page it begins where something waits.
        int from = page > 0 ? (page - 1) * AT_ONCE : beside.firstOpen();
        return page(beside, from, null, Course.of(order, back), visit);
    }

    @POST
    @Requires("translation.correct")
    public Object save(
            @PathParam("item") long item,
            @PathParam("tongue") String language,
            @Context Form form,
            @Context Visit visit) {
        Beside beside = correcting.open(item, language, visit);
        String page = form.value("page");
        int from = page.matches("[1-9]\\d{0,5}") ? (Integer.parseInt(page) - 1) * AT_ONCE : 0;
        Course course = Course.of(form.value("order"), form.value("back"));
        if (form.checked("skip")) {
            return next(beside, course, "", visit);
        }
        Map<String, String> typed = new LinkedHashMap<>();
        Set<String> checked = new HashSet<>();
        int number = 0;
        for (Beside.Row row : beside.rows()) {
            number++;
            String field = row.field();
            if (!form.has(field)) {
                continue;
            }
            if (form.checked("all")) {
                // Of a long text somebody looked at the passages of one page.
                checked.add(row.block());
            }
            String text = form.optional(field, LONGEST);
            if (text.equals(row.text().strip())) {
                continue;
            }
            Optional<String> html =
                    text.isEmpty() ? Optional.of("") : row.marks().html(text);
            if (html.isEmpty()) {
                form.reject(field, "translation.item.marks", number, row.marked());
            } else {
                typed.put(row.block(), html.get());
            }
        }
        if (!form.valid()) {
            return page(beside, from, form, course, visit).invalid();
        }
        if (form.checked("good")) {
            return good(beside, from, typed.isEmpty() && !form.checked("all"), form, course, visit);
        }
        if (!form.value("original").equals(beside.stamp())) {
            form.reject("", "translation.item.moved");
            return page(beside, from, form, course, visit).status(409);
        }
        String base = form.value("base");
        boolean current = base.equals(Integer.toString(beside.number()));
        if (!current || !correcting.save(beside, typed, beside.number(), checked, visit)) {
            form.reject("", "translation.item.conflict");
            return page(correcting.open(item, language, visit), from, form, course, visit)
                    .status(409);
        }
        if (form.checked("next")) {
            return next(beside, course, "translation.done.saved", visit);
        }
        String place = beside.rows().size() > AT_ONCE ? "page=" + (from / AT_ONCE + 1) : "";
        return Redirect.done(course.at(address(item, language, visit), place), "translation.done.saved");
    }

    /**
     * The visitor read it as it stands there.
     *
     * @param untouched whether they sent it as it was
     */
    private Object good(Beside beside, int from, boolean untouched, Form form, Course course, Visit visit) {
        if (!untouched) {
            form.reject("", "translation.item.goodTyped");
            return page(beside, from, form, course, visit).status(409);
        }
        boolean same = form.value("original").equals(beside.stamp())
                && form.value("base").equals(Integer.toString(beside.number()));
        if (!same || !SecondLooks.may(beside.before(), beside.open(), visit)) {
            form.reject("", "translation.item.conflict");
            return page(beside, from, form, course, visit).status(409);
        }
        looks.note(beside.before(), visit);
        return Redirect.done(
                course.at(address(beside.head().id(), beside.language(), visit), ""), "translation.done.good");
    }

    /** To the next text that waits for somebody. */
    private Response next(Beside beside, Course course, String done, Visit visit) {
        String language = beside.language();
        long next = work.next(language, beside.head(), course.read(), visit);
        String to = next == 0
                ? course.list(visit.space().path("translation", ""), language)
                : course.on(beside.head().id()).at(address(next, language, visit), "");
        return done.isEmpty() ? Redirect.to(to) : Redirect.done(to, done);
    }

    private Map<String, Terms> terms(Beside beside) {
        Rules rules = glossary.rules(
                beside.head().language(), beside.language(), beside.head().space());
        Map<String, Terms> terms = new HashMap<>();
        for (Beside.Row row : beside.rows()) {
            String original = Similar.plain(row.original());
            List<Rule> found = rules.in(original);
            if (!found.isEmpty()) {
                boolean translated = !row.target().isBlank() && row.state() != Beside.State.MISSING;
                List<Flag> flags =
                        translated ? Answers.violations(rules, original, Similar.plain(row.target())) : List.of();
                terms.put(row.block(), new Terms(found, flags));
            }
        }
        return terms;
    }

    static String address(long item, String language, Visit visit) {
        return visit.space().path("translation", "items/" + item + "/" + language);
    }

    private Page page(Beside beside, int at, Form form, Course course, Visit visit) {
        String address = address(beside.head().id(), beside.language(), visit);
        int from = at >= 0 && at < beside.rows().size() ? at / AT_ONCE * AT_ONCE : 0;
        Beside shown = beside.part(from, from + AT_ONCE);
        Sheet sheet = new Sheet(beside, shown, from, beside.open(), terms(shown), course, look(beside, visit));
        Map<String, List<Similar>> alike = correcting.alike(shown, visit);
        String base = visit.space().path("translation", "");
        MarkedChanges changes = new MarkedChanges(bodies, beside, visit);
        Html body = Html.of(out -> JteitemGenerated.render(
                (HtmlTemplateOutput) out, null, sheet, alike, changes, form, address, base, visit));
        return Page.of(visit.text("translation.item.title", Words.language(beside.language(), visit)), body)
                .crumb(visit.text("translation.title"), visit.space().path("translation", ""))
                .tab("translation")
                .hidden();
    }
}
