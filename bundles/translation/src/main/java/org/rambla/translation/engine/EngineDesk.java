// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.text.LanguageName;
import org.rambla.api.translation.TranslationEngine.Pair;
import org.rambla.api.translation.TranslationEngine.Setting;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.visit.Visit;
import org.rambla.translation.engine.SetUpEngines.Known;
import org.rambla.translation.jte.JteengineGenerated;
import org.rambla.translation.jte.JteenginesGenerated;

/** Setting machines up, and trying them. */
public final class EngineDesk {
    static final String BASE = "/admin/x/translation/engines";
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final int SHORT = 500;
    private static final int LONG = 4_000;
    private static final int TRIED = 1_000;
    private static final long MOST_A_DAY = 1_000_000_000L;

    private final SetUpEngines engines;
    private final Database database;
    private final Network network;
    private final Audit audit;
    private final Supplier<Map<String, Instant>> resting;

    /** @param resting until when machines that failed are left alone, by name */
    public EngineDesk(
            SetUpEngines engines,
            Database database,
            Network network,
            Audit audit,
            Supplier<Map<String, Instant>> resting) {
        this.audit = audit;
        this.resting = resting;
        this.engines = engines;
        this.database = database;
        this.network = network;
    }

    /**
     * A machine in the list.
     *
     * @param rest until when it is left alone, because it failed; "" when it is not
     */
    public record Listed(Known known, EngineUse use, String pairs, String rest) {}

    /**
     * A machine on its own page.
     *
     * @param rest until when it is left alone, because it failed; "" when it is not
     * @param open whether texts go to it over the net as anybody on the way can read them
     * @param languages that may be tried, with their names
     * @param failure why it was not kept, null when nothing failed
     * @param tried what came of trying it, null when nothing was tried
     */
    public record View(
            Known known,
            EngineUse use,
            String pairs,
            String rest,
            boolean open,
            Map<String, String> languages,
            TranslationFailure failure,
            Tried tried) {}

    /** What a machine made of a text. */
    public record Tried(String from, String to, List<Sentence> sentences, long millis, TranslationFailure failure) {}

    /** A sentence and what became of it. */
    public record Sentence(String original, String words, Verdict verdict) {}

    Page list(Visit visit) {
        Map<String, EngineUse> uses = EngineUse.today(database, Instant.now());
        List<Listed> listed = engines.known().stream()
                .map(known -> new Listed(
                        known,
                        uses.getOrDefault(known.engine().name(), EngineUse.NONE),
                        pairs(known.setUp().pairs(), visit),
                        rest(known.engine().name(), visit)))
                .toList();
        Html body = Html.of(out -> JteenginesGenerated.render((HtmlTemplateOutput) out, null, listed, visit));
        return Page.of(visit.text("translation.engines"), body)
                .lead(Html.text(visit.text("translation.engines.lead")))
                .tab("translation");
    }

    private String rest(String name, Visit visit) {
        Instant until = resting.get().get(name);
        return until == null
                ? ""
                : visit.text("translation.engines.rest", visit.times().dateTime(until));
    }

    /** Those of the network's languages by name, and how many there are besides. */
    private String pairs(Set<Pair> pairs, Visit visit) {
        List<String> ours = pairs.stream()
                .filter(pair -> network.languages().contains(pair.from())
                        && network.languages().contains(pair.to()))
                .map(pair -> visit.text(
                        "translation.engines.pair", language(pair.from(), visit), language(pair.to(), visit)))
                .sorted()
                .toList();
        int others = pairs.size() - ours.size();
        String named = String.join(", ", ours);
        return others == 0
                ? named
                : named + (named.isEmpty() ? "" : " ") + visit.count("translation.engines.others", others);
    }

    private static String language(String tag, Visit visit) {
        return LanguageName.of(tag, visit.language());
    }

    Page show(String name, Form form, TranslationFailure failure, Tried tried, Visit visit) {
        Known known = engines.known(name).orElseThrow(Refusal::notFound);
        SetUp setUp = known.setUp();
        EngineUse use = EngineUse.today(database, Instant.now()).getOrDefault(name, EngineUse.NONE);
        Set<String> tags = new TreeSet<>(network.languages());
        setUp.pairs().forEach(pair -> {
            tags.add(pair.from());
            tags.add(pair.to());
        });
        Map<String, String> languages = new LinkedHashMap<>();
        tags.forEach(tag -> languages.put(tag, language(tag, visit)));
        boolean open = known.engine().settings().stream()
                .filter(setting -> setting.kind() == Setting.Kind.ADDRESS)
                .anyMatch(setting -> Addresses.open(setUp.settings().getOrDefault(setting.name(), "")));
        View view =
                new View(known, use, pairs(setUp.pairs(), visit), rest(name, visit), open, languages, failure, tried);
        boolean settings = form != null && !form.has("text");
        Fields fields = Fields.of(visit, settings ? form : null)
                .with("use", setUp.inUse() ? "1" : "")
                .with("closed", setUp.closedToo() ? "1" : "")
                .with("place", setUp.place())
                .with("daily", setUp.daily())
                .with("price", setUp.settings().getOrDefault(Price.KEPT, ""));
        known.engine().settings().stream()
                .filter(setting -> setting.kind() != Setting.Kind.SECRET)
                .forEach(setting -> fields.with(
                        "setting." + setting.name(), setUp.settings().getOrDefault(setting.name(), "")));
        Fields trying = Fields.of(visit, form != null && !settings ? form : null)
                .with("from", visit.language())
                .with(
                        "to",
                        network.languages().stream()
                                .filter(tag -> !tag.equals(visit.language()))
                                .findFirst()
                                .orElse(visit.language()));
        Html body = Html.of(
                out -> JteengineGenerated.render((HtmlTemplateOutput) out, null, view, fields, trying, form, visit));
        Page page = Page.of(known.engine().title().in(visit.language()), body)
                .crumb(visit.text("translation.engines"), BASE)
                .tab("translation");
        return form == null || form.valid() && failure == null ? page : page.invalid();
    }

    /** A machine that is to be used is asked first what it can: so the administrator learns at once what is wrong. */
    Object save(String name, Form form, Visit visit) {
        Known known = engines.known(name).orElseThrow(Refusal::notFound);
        Map<String, String> settings = new HashMap<>();
        boolean use = form.checked("use");
        for (Setting setting : known.engine().settings()) {
            String field = field(setting);
            String typed = form.optional(field, setting.kind() == Setting.Kind.LONG_TEXT ? LONG : SHORT);
            // A key is never shown again; an empty field leaves it as it is.
            if (setting.kind() == Setting.Kind.SECRET && typed.isEmpty() && !form.checked("forget." + setting.name())) {
                typed = known.setUp().settings().getOrDefault(setting.name(), "");
            }
            if (use && setting.required() && typed.isEmpty()) {
                form.reject(field, "web.problem.required");
            }
            settings.put(setting.name(), typed);
        }
        keysStay(known, settings, form);
        String price = form.optional("price", 10);
        if (!Price.readable(price)) {
            form.reject("price", "translation.engine.problem.price");
        }
        settings.put(Price.KEPT, price);
        int place = (int) form.number("place", 1, 99);
        long daily = form.number("daily", 0, MOST_A_DAY);
        if (!form.valid()) {
            return show(name, form, null, null, visit);
        }
        SetUp typed = new SetUp(
                name,
                use,
                form.checked("closed"),
                place,
                daily,
                settings,
                known.setUp().pairs(),
                known.setUp().askedAt());
        try {
            engines.save(
                    use ? engines.asked(known.engine(), typed) : typed,
                    visit.memberId(),
                    tx -> audit.record(
                            tx,
                            visit.memberId(),
                            0,
                            "translation.audit.engine",
                            Audit.Words.of(known.engine().title()),
                            said(typed)));
        } catch (TranslationFailure failure) {
            return show(name, form, failure, null, visit);
        }
        return Redirect.done(BASE + "/" + name, "translation.done.engine");
    }

    /** Whether it is used, and for what. */
    private static Audit.Words said(SetUp one) {
        String key = !one.inUse() ? "idle" : one.closedToo() ? "closedToo" : "inUse";
        return Audit.Words.message("translation.engines." + key, key);
    }

    /** Forms that come back because a session ended leave out what has "password" in its name. */
    public static String field(Setting setting) {
        return (setting.kind() == Setting.Kind.SECRET ? "password." : "setting.") + setting.name();
    }

    /** A key that nobody is shown goes to no other server than the one it was typed for. */
    private static void keysStay(Known known, Map<String, String> settings, Form form) {
        Map<String, String> kept = known.setUp().settings();
        boolean moved = known.engine().settings().stream()
                .filter(setting -> setting.kind() == Setting.Kind.ADDRESS)
                .anyMatch(setting -> !Addresses.server(settings.getOrDefault(setting.name(), ""))
                        .equals(Addresses.server(kept.getOrDefault(setting.name(), ""))));
        for (Setting setting : known.engine().settings()) {
            boolean unseen = setting.kind() == Setting.Kind.SECRET
                    && !settings.get(setting.name()).isEmpty()
                    && form.value(field(setting)).isEmpty();
            if (moved && unseen) {
                form.reject(field(setting), "translation.engine.problem.key");
            }
        }
    }

    /** With the settings that are kept, whether it is in use or not. */
    Page attempt(String name, Form form, Visit visit) {
        Known known = engines.known(name).orElseThrow(Refusal::notFound);
        String text = form.required("text", TRIED);
        String from = form.value("from");
        String to = form.value("to");
        if (!from.matches(LANGUAGE) || !to.matches(LANGUAGE) || from.equals(to)) {
            form.reject("to", "translation.engine.problem.languages");
        }
        if (!form.valid()) {
            return show(name, form, null, null, visit);
        }
        List<String> originals =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        Task task = new Task(from, to, originals.stream().map(Markup::escaped).toList(), List.of());
        long start = System.nanoTime();
        List<Sentence> sentences = new ArrayList<>();
        TranslationFailure failure = null;
        try {
            List<Verdict> verdicts =
                    engines.verdicts(known.engine(), known.setUp().settings(), 0, task);
            for (int i = 0; i < verdicts.size(); i++) {
                sentences.add(new Sentence(
                        originals.get(i),
                        Markup.read(verdicts.get(i).sentence()).words(),
                        verdicts.get(i)));
            }
        } catch (TranslationFailure e) {
            failure = e;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return show(name, form, null, new Tried(from, to, sentences, millis, failure), visit);
    }
}
