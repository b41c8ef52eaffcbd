// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.demo;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;
import org.rambla.api.network.Network;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.MakePage.Author;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.SavePage.Change;
import org.rambla.wiki.page.SavePage.Editor;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.page.Tree;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Facts.Fact;
import org.rambla.wiki.template.FieldKind;
import org.rambla.wiki.template.Template;
import org.rambla.wiki.template.TemplateField;
import org.rambla.wiki.template.Templates;

/** The wikis of the demonstration: pages on the network's themes, most of them in both languages. */
@Component
public final class WikiSeeder implements DemoSeeder {
    private static final List<String> SPACES = List.of(
            "innovation",
            "public-spaces",
            "night",
            "audits",
            "mediation",
            "gender",
            "groups",
            "discrimination",
            "police-justice",
            "drugs",
            "crisis",
            "mental-health",
            "radicalisation",
            "organised-crime",
            "secu4all",
            "executive-committee");
    private static final Set<String> FRENCH = Set.of("FR", "BE", "LU", "CH", "MA", "TN");
    /** A text that is long enough to be written part by part. */
    private static final String GUIDE = "guide";

    private static final int TRIES = 30;
    private static final int DAYS = 300;

    private final Bodies bodies;
    private final Members members;
    private final Spaces spaces;
    private final Pages pages;
    private final FactForm facts;
    private final DemoCall call;
    private final MakePage making;
    private final SavePage saving;

    @Activate
    public WikiSeeder(
            @Reference(name = "database", target = "(unit=wiki)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "network") Network network) {
        this.bodies = bodies;
        this.members = members;
        this.spaces = spaces;
        Tree tree = new Tree(database);
        Links links = new Links(database, bodies, spaces);
        facts = new FactForm(organisations, network);
        call = new DemoCall(database, register, bodies);
        pages = new Pages(database, bodies);
        making = new MakePage(database, register, files, tree, links);
        saving = new SavePage(database, register, bodies, files, tree, links);
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public void seed(Demo demo) throws Exception {
        for (String space : SPACES) {
            seed(demo, demo.id("space", space), DemoPage.read(demo, space));
        }
        long called = demo.id("space", "public-spaces");
        call.seed(demo, called, people(called));
        seed(new Apart(demo, new Random(GUIDE.hashCode())), demo.id("space", "audits"), DemoPage.read(demo, GUIDE));
    }

    /** With chance of its own, so that what comes after it stays as it was. */
    private record Apart(Demo demo, Random random) implements Demo {
        @Override
        public InputStream open(String file) {
            return demo.open(file);
        }

        @Override
        public void put(String kind, String key, long id) {
            demo.put(kind, key, id);
        }

        @Override
        public long id(String kind, String key) {
            return demo.id(kind, key);
        }

        @Override
        public Instant now() {
            return demo.now();
        }
    }

    private List<MemberCard> people(long space) {
        return members.cards(spaces.members(space, Role.MEMBER)).values().stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    private void seed(Demo demo, long space, List<DemoPage> texts) {
        List<MemberCard> people = people(space);
        Map<String, Long> ids = new HashMap<>();
        int number = 0;
        for (DemoPage text : texts) {
            long day = DAYS - (long) DAYS * number++ / texts.size();
            Instant at =
                    demo.now().minus(Duration.ofHours(24 * day - demo.random().nextInt(9)));
            long id = make(demo, text, space, ids.getOrDefault(text.parent(), 0L), people, at);
            ids.put(text.key(), id);
            at = translate(text, id, people, at, demo);
            add(text, id, people, at, demo);
        }
    }

    private long make(Demo demo, DemoPage text, long space, long parent, List<MemberCard> people, Instant at) {
        MemberCard author = author(people, text.original(), demo.random());
        Body body = bodies.clean(text.html(text.original(), 0), "html", Body.EMPTY);
        return making.make(
                draft(text, text.original(), body, "").with(facts(demo, text)),
                parent,
                new Author(space, author.id(), author.organisation().id()),
                List.of(),
                at);
    }

    /** What the fields of its template hold, in both languages; null without a template. */
    private Facts facts(Demo demo, DemoPage text) {
        if (text.template().isEmpty()) {
            return null;
        }
        Template template = Templates.builtIn(text.template()).orElseThrow();
        List<Fact> all = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            if (field.kind().worded()) {
                text.titles().keySet().stream()
                        .filter(language -> !text.fact(field.key(), language).isEmpty())
                        .forEach(language -> all.add(facts.fact(field, language, 0, text.fact(field.key(), language))));
                continue;
            }
            String said = text.fact(field.key(), text.original());
            String[] values = said.isEmpty() ? new String[0] : said.split(" ");
            for (int i = 0; i < values.length; i++) {
                String value =
                        field.kind() == FieldKind.CITY ? String.valueOf(demo.id("organisation", values[i])) : values[i];
                all.add(facts.fact(field, "", i, value));
            }
        }
        return new Facts(template.key(), facts.withCountry(all, template));
    }

    private static Draft draft(DemoPage text, String language, Body body, String summary) {
        return new Draft(text.titles().get(language), body, language, summary, List.of(), "");
    }

    /** The other language, passage for passage, some days later. */
    private Instant translate(DemoPage text, long id, List<MemberCard> people, Instant at, Demo demo) {
        String second = text.second();
        if (second.isEmpty()) {
            return at;
        }
        PageRow page = pages.find(id).orElseThrow();
        Body original = pages.texts().originals(List.of(id)).get(0).body();
        Body said = bodies.clean(text.html(second, 0), "html", Body.EMPTY);
        Iterator<String> passages = new ArrayList<>(bodies.passages(said).values()).iterator();
        Map<String, String> written = bodies.passages(original);
        written.replaceAll((block, passage) -> passages.next());
        Instant later = soon(at, demo);
        save(
                page,
                new Change(
                        draft(text, second, bodies.replace(original, written), ""), 0, List.of(), Synced.whole(1, 1)),
                author(people, second, demo.random()),
                later);
        return later;
    }

    private void add(DemoPage text, long id, List<MemberCard> people, Instant before, Demo demo) {
        Instant at = before;
        for (int i = 1; i <= text.additions().size(); i++) {
            at = soon(at, demo);
            PageRow page = pages.find(id).orElseThrow();
            Body present = pages.texts().originals(List.of(id)).get(0).body();
            Body body = bodies.clean(text.html(text.original(), i), "html", present);
            String summary = text.additions().get(i - 1).summary();
            save(
                    page,
                    new Change(draft(text, text.original(), body, summary), i, List.of(), null),
                    author(people, text.original(), demo.random()),
                    at);
        }
    }

    private void save(PageRow page, Change change, MemberCard editor, Instant at) {
        saving.save(
                page, change, new Editor(editor.id(), editor.organisation().id(), true, Role.MANAGER), List.of(), at);
    }

    private static Instant soon(Instant at, Demo demo) {
        Instant later = at.plus(Duration.ofHours(20 + demo.random().nextInt(90)));
        return later.isBefore(demo.now()) ? later : at.plus(Duration.ofMinutes(20));
    }

    /** Somebody who would write in that language. */
    private static MemberCard author(List<MemberCard> people, String language, Random random) {
        MemberCard chosen = people.get(0);
        for (int i = 0; i < TRIES; i++) {
            chosen = people.get(random.nextInt(people.size()));
            if (language.equals("fr") == FRENCH.contains(chosen.organisation().country())) {
                return chosen;
            }
        }
        return chosen;
    }
}
