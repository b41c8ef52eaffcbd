// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** Every text that people can type is filled with text that would like to be more, then everybody reads every page. */
@OnServer(org.rambla.launcher.system.DatabaseKind.DERBY)
class HostileTextIT {
    private static final int MOST_PAGES = 250;

    /** Forms with text fields that take no free text from people, or are tried elsewhere with every sign there is. */
    private static final Set<String> ELSEWHERE = Set.of(
            "/account/address", "/account/data/delete", "/account/password", "/admin/people/{id}/erase", "/sign-in");

    private final Stage stage;
    private final Attack attack = new Attack();

    HostileTextIT(RunningServer server) {
        stage = Stage.set(server);
    }

    @Test
    void textThatPeopleType_isTextEverywhere() {
        Browser admin = stage.administrator();
        WebForm settings = admin.open("/admin/network").form("/admin/network");
        Map<String, WebForm> legal = new LinkedHashMap<>();
        for (String name : List.of("legal-notice", "personal-data", "accessibility")) {
            String path = "/admin/network/legal/" + name;
            legal.put(path, admin.open(path).form(path));
        }
        try {
            administer(admin);
            runSpaces();
            write();
            Set<String> open = new TreeSet<>();
            open.addAll(read(admin));
            open.addAll(read(stage.manager.browser()));
            open.addAll(read(stage.member.browser()));
            open.addAll(read(stage.network
                    .who(org.rambla.launcher.system.Standing.GUEST, org.rambla.launcher.system.Place.PUBLIC)
                    .browser()));
            assertThat(attack.problems()).isEmpty();
            open.removeAll(attack.attacked());
            open.removeAll(ELSEWHERE);
            assertThat(open).as("forms with texts that nobody attacked").isEmpty();
        } finally {
            restore(admin, "/admin/network", settings);
            legal.forEach((path, form) -> restore(admin, path, form));
        }
    }

    private void administer(Browser admin) {
        attack.fill(admin, "/admin/network", "/admin/network", Map.of());
        for (String name : List.of("legal-notice", "personal-data", "accessibility")) {
            attack.send(admin, "/admin/network/legal/" + name, "/legal/" + name, Map.of());
        }
        attack.send(admin, "/admin/organisations/new", "/admin/organisations/new", Map.of("country", "BE"));
        WebPage people = admin.open("/admin/organisations?q=" + "hx");
        String organisation = people.links().stream()
                .filter(path -> path.matches("/admin/organisations/\\d+"))
                .findFirst()
                .orElseThrow();
        attack.send(admin, organisation, organisation, Map.of("seats", "50"));
        attack.send(
                admin,
                "/admin/people/new?organisation=" + organisation.replaceAll("\\D", ""),
                "/admin/people/new",
                Map.of("email", address(), "organisation", organisation.replaceAll("\\D", "")));
        attack.send(admin, "/admin/people/" + stage.other.id(), "/admin/people/" + stage.other.id(), Map.of());
        attack.send(
                admin, "/admin/people/" + stage.other.id() + "/successor", "/successor", Map.of("email", address()));
        Set<String> before = Set.copyOf(admin.open("/admin/blueprints").links());
        attack.fill(admin, "/admin/blueprints/new", "/admin/blueprints/new", Map.of());
        String blueprint = admin.open("/admin/blueprints").links().stream()
                .filter(path -> path.startsWith("/admin/blueprints/") && !before.contains(path))
                .findFirst()
                .orElseThrow();
        attack.send(admin, blueprint, blueprint, Map.of());
        attack.send(admin, "/admin/x/wiki/templates/new", "/templates/new", Map.of());
        String template = admin.open("/admin/x/wiki/templates").links().stream()
                .filter(path -> path.matches("/admin/x/wiki/templates/t\\d+"))
                .findFirst()
                .orElseThrow();
        attack.send(admin, template, template, Map.of());
        attack.send(admin, "/admin/extensions/catalogue", "/admin/extensions/catalogue", Map.of());
        glossary(admin, "/n/translation/glossary");
        String engine = "/admin/x/translation/engines/apertium";
        attack.send(admin, engine, engine, Map.of());
        attack.send(admin, engine, engine + "/try", Map.of());
        attack.heard("sentences", admin.fetch("/n/translation/memory/sentences?q=" + encoded() + "&from=" + encoded()));
        attack.attacked().add("/n/translation/memory/sentences");
        attack.send(admin, "/admin/languages/es?q=forum.title", "&after=", Map.of());
        attack.heard("texts of the interface", admin.fetch("/admin/languages/es?q=" + encoded()));
        // Never taken: it is no certificate. But it comes back on the page.
        WebForm keys = admin.open("/admin/extensions/keys")
                .form("/admin/extensions/keys")
                .fill("pem", Hostile.MARKUP);
        assertThat(attack.heard("trust a key", keys.send()).status()).isEqualTo(422);
        attack.attacked().add(Attack.shape(keys.action()));
        invite(admin);
    }

    private void glossary(Browser keeper, String list) {
        attack.send(keeper, list + "/new", "/glossary/new", Map.of());
        String term = keeper.open(list).links().stream()
                .filter(path -> path.matches(list + "/\\d+"))
                .findFirst()
                .orElseThrow();
        attack.send(keeper, term, term, Map.of());
        attack.heard("words of the glossary", keeper.fetch(list + "?q=" + encoded() + "&language=" + encoded()));
        attack.heard("words of the glossary", keeper.fetch(list + "?q=" + encoded()));
        attack.attacked().add(Attack.shape(list));
        WebForm file = keeper.open(list + "/import")
                .form("/glossary/import")
                .file(
                        "file",
                        "\"><img src=x onerror=hx()>.csv",
                        ("fr;en\n" + Hostile.MARKUP.replace(";", "") + ";x\n").getBytes(StandardCharsets.UTF_8));
        attack.heard("terms of a file", file.send().follow());
    }

    private void invite(Browser admin) {
        String line =
                "email;name;function;organisation;language\n" + address() + ";\"" + Hostile.MARKUP.replace("\"", "\"\"")
                        + "\";" + Hostile.SIGNS.replace(";", "") + ";Council of cities;en\n" + Hostile.MARKUP + ";;;"
                        + Hostile.MARKUP
                        + ";" + Hostile.SIGNS + "\n";
        WebForm form = admin.open("/admin/invitations")
                .form("/admin/invitations/check")
                .fill("text", line);
        WebPage checked = attack.heard("check", form.send().follow());
        attack.attacked().add(Attack.shape(form.action()));
        assertThat(checked.document().text()).contains("<script>hx()</script>");
        WebPage file = attack.heard(
                "check a file",
                admin.open("/admin/invitations")
                        .form("/admin/invitations/check")
                        .file("file", "people.csv", line.getBytes(StandardCharsets.UTF_8))
                        .send()
                        .follow());
        assertThat(file.status()).isLessThan(500);
    }

    private void runSpaces() {
        Browser manager = stage.manager.browser();
        WebPage made = attack.send(
                manager,
                "/spaces/new?blueprint=" + stage.network.blueprint(),
                "/spaces/new",
                Map.of("visibility", "NETWORK", "joining", "REQUEST"));
        String asked = made.path().replaceAll("/s/([^/?]+).*", "/s/$1");
        attack.send(manager, asked + "/settings", "/settings", Map.of());
        attack.send(manager, asked + "/settings/texts", "/settings/texts", Map.of());
        attack.send(stage.member.browser(), asked + "/request", "/request", Map.of());
        attack.send(stage.member.browser(), asked + "/write", "/write", Map.of());
        attack.send(manager, stage.path("/settings"), "/settings", Map.of());
        attack.send(manager, stage.path("/settings/texts"), "/settings/texts", Map.of());
        WebForm partner = manager.open(stage.path("/settings/people"))
                .form("/settings/partners")
                .fill("organisation", Hostile.MARKUP);
        attack.attacked().add(Attack.shape(partner.action()));
        WebPage unknown = attack.heard("a partner that is none", partner.send()).expect(422);
        assertThat(unknown.form("/settings/partners").fields().get("organisation"))
                .containsExactly(Hostile.MARKUP);
        attack.heard("invite", manager.fetch(stage.path("/members/invite?q=" + encoded())));
        String hidden = stage.space("Hidden " + code(), Map.of("visibility", "PRIVATE", "joining", "INVITATION"));
        Browser admin = stage.administrator();
        String space = admin.open("/admin/spaces").links().stream()
                .filter(path -> path.matches("/admin/spaces/\\d+"))
                .filter(path -> admin.open(path).document().text().contains(hidden.replace("hidden-", "Hidden ")))
                .findFirst()
                .orElseThrow();
        attack.heard("find", admin.fetch(space + "?q=" + encoded()));
        attack.send(admin, space, "/emergency", Map.of());
    }

    private void write() {
        Browser member = stage.member.browser();
        WebPage topic =
                attack.send(member, stage.path("/forum/topics/new"), "/forum/topics", Map.of("bodyFormat", "html"));
        String path = topic.path().replaceAll("[?#].*", "");
        assertThat(topic.document().select("h1").text()).contains("<script>hx()</script>");
        attack.send(member, path, "/replies", Map.of("bodyFormat", "text"));
        String keep = "/account/x/search/new?q=prevention";
        attack.send(member, keep, keep, Map.of());
        WebPage page = member.open(path)
                .form("/replies")
                .fill("body", "With a file")
                .file("files", "\"><img src=x onerror=hx()>\u202egnp.txt", "hello".getBytes(StandardCharsets.UTF_8))
                .send();
        attack.heard("a file's name", page.follow());
        for (String edit : member.open(path).links().stream()
                .filter(link -> link.endsWith("/edit"))
                .limit(2)
                .toList()) {
            attack.send(member, edit, "/edit", Map.of("bodyFormat", "text"));
        }
        String item = path.replace("/forum/topics/", "/translation/items/") + "/fr";
        attack.send(member, item, item, Map.of());
        String remove = stage.manager.browser().open(path).links().stream()
                .filter(link -> link.endsWith("/remove"))
                .reduce((first, last) -> last)
                .orElseThrow();
        attack.send(stage.manager.browser(), remove, "/remove", Map.of());
        attack.send(member, "/account", "/account", Map.of());
        writeWiki(member);

        organise();
        WebPage api = member.fetch("/api" + stage.path("/forum/topics"));
        assertThat(api.header("Content-Type")).startsWith("application/json");
        assertThat(jakarta.json.Json.createReader(new java.io.StringReader(api.body()))
                        .read()
                        .toString())
                .contains("<script>hx()");
    }

    private void writeWiki(Browser member) {
        WebPage made = attack.send(member, stage.path("/wiki/new"), "/wiki/new", Map.of("bodyFormat", "html"));
        String page = made.path().replaceAll("[?#].*", "");
        assertThat(made.document().select("h1").text()).contains("<script>hx()</script>");
        attack.send(member, page + "/edit", "/edit", Map.of("bodyFormat", "text"));
        attack.send(member, page + "/translate", "/translate", Map.of());
        attack.send(member, page + "/move", "/move", Map.of());
        attack.heard("find", member.fetch(stage.path("/wiki?q=" + encoded())));
        attack.attacked().add(Attack.shape(stage.path("/wiki")));
        attack.heard("list", member.fetch(stage.path("/wiki/lists?q=" + encoded())));
        attack.attacked().add(Attack.shape(stage.path("/wiki/lists")));
        attack.heard("list everywhere", member.fetch("/n/wiki/lists?q=" + encoded()));
        attack.attacked().add("/n/wiki/lists");
        attack.heard("search", member.fetch(stage.path("/search?q=" + encoded())));
        attack.attacked().add(Attack.shape(stage.path("/search")));
        attack.heard("search everywhere", member.fetch("/n/search?q=" + encoded()));
        attack.attacked().add("/n/search");
        attack.heard("suggestions", member.fetch("/n/search/suggestions?q=" + encoded()));
        attack.send(stage.manager.browser(), stage.path("/search/words"), "/search/words", Map.of());
        attack.send(stage.manager.browser(), "/n/search/words", "/search/words", Map.of());
        glossary(stage.manager.browser(), stage.path("/translation/glossary"));
        attack.heard(
                "sentences of a space",
                stage.manager.browser().fetch(stage.path("/translation/sentences") + "?q=" + encoded()));
        attack.attacked().add(Attack.shape(stage.path("/translation/sentences")));
        attack.heard("targets", member.fetch(stage.path("/wiki/targets?q=script")));
        bring(stage.manager.browser());
        attack.send(stage.manager.browser(), stage.path("/wiki/templates/new"), "/templates/new", Map.of());
        String template = stage.manager.browser().open(stage.path("/wiki/templates")).links().stream()
                .filter(path -> path.matches(".*/wiki/templates/t\\d+"))
                .findFirst()
                .orElseThrow();
        attack.send(stage.manager.browser(), template, template, Map.of());
        String old = member.open(stage.path("/wiki/new"))
                .form("/wiki/new")
                .fill("title", "Out of date")
                .fill("body", "Nobody needs this")
                .submit()
                .path()
                .replaceAll("[?#].*", "");
        attack.send(stage.manager.browser(), old + "/withdraw", "/withdraw", Map.of());
        call(member, stage.manager.browser());
    }

    /** Pages that come from elsewhere, their names and their place. */
    private void bring(Browser manager) {
        byte[] page = ("# " + Hostile.MARKUP + "\n\n" + Hostile.MARKUP + "\n").getBytes(StandardCharsets.UTF_8);
        for (String parent : List.of(Hostile.MARKUP, "")) {
            WebForm form = manager.open(stage.path("/wiki/import"))
                    .form("/wiki/import")
                    .fill("parent", parent)
                    .file("file", "\"><img src=x onerror=hx()>.md", page);
            attack.attacked().add(Attack.shape(form.action()));
            WebPage answer = attack.heard("bring a page in below " + parent, form.send());
            assertThat(answer.status()).isEqualTo(parent.isEmpty() ? 200 : 422);
        }
    }

    /** A call for case studies, what a city writes for it, and the answer. */
    private void call(Browser member, Browser manager) {
        String fresh = stage.path("/wiki/calls/new");
        String city =
                manager.open(fresh).document().select("input[name=cities]").attr("value");
        Map<String, String> sane =
                Map.of("deadline", LocalDate.now().plusYears(1).toString(), "cities", city);
        String call = attack.send(manager, fresh, "/calls/new", sane).path().replaceAll("[?#].*", "");
        attack.send(manager, call + "/edit", "/edit", sane);
        for (Browser writer : List.of(member, manager)) {
            if (writer.open(call).links().contains(call + "/write")) {
                // A text that is handed in is not written on: the choices are forged while it is a draft.
                attack.send(writer, call + "/write", "/write", Map.of("bodyFormat", "text"));
                attack.fill(writer, call + "/write", "/write", Map.of("bodyFormat", "text", "handIn", "1"));
                attack.send(manager, call + "/" + city, "/return", Map.of());
            }
        }
    }

    private void organise() {
        Browser manager = stage.manager.browser();
        Browser member = stage.member.browser();
        Map<String, String> when = Map.of(
                "startDate", "2099-05-26",
                "startTime", "14:00",
                "endDate", "2099-05-26",
                "endTime", "16:00",
                "who", "PUBLIC",
                "series", "new",
                "bodyFormat", "html");
        WebPage event = attack.send(manager, stage.path("/webinar/events/new"), "/webinar/events", when);
        String path = event.path().replaceAll("[?#].*", "");
        assertThat(event.document().select("h1").text()).contains("<script>hx()</script>");
        attack.send(member, path, "/register", Map.of());
        attack.send(member, path + "/colleague", "/colleague", Map.of("email", address()));
        guest(manager, when);
        attack.send(manager, path + "/edit", "/edit", when);
        attack.send(member, path + "/asked", "/asked", Map.of());
        attack.heard("questions", manager.open(path + "/asked"));
        attack.send(member, stage.path("/webinar/suggestions"), "/webinar/suggestions", Map.of());
        attack.send(manager, stage.path("/webinar/suggestions"), "/suggestions/answer", Map.of());
        attack.heard("registrations", manager.open(path + "/registrations"));
        attack.send(manager, path + "/message", "/message", Map.of());
        attack.heard("figures", manager.open(path + "/figures"));
        WebPage calendar = attack.heard("calendar", member.fetch(path + "/calendar.ics"));
        assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
        attack.send(manager, path + "/cancel", "/cancel", Map.of());
    }

    /** Somebody without an account registers, in a space that everybody sees. */
    private void guest(Browser manager, Map<String, String> when) {
        String open = "/s/" + stage.space("Open to all", Map.of("visibility", "PUBLIC", "joining", "OPEN"));
        String path = attack.fill(manager, open + "/webinar/events/new", "/webinar/events", when)
                .path()
                .replaceAll("[?#].*", "");
        attack.send(
                stage.network.who(Standing.GUEST, Place.PUBLIC).browser(),
                path + "/guest",
                "/guest",
                Map.of("email", address(), "country", "BE", "consent", "1"));
    }

    /** Reads every page that links lead to; returns the shapes of the forms with texts that were met. */
    private Set<String> read(Browser browser) {
        Set<String> forms = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        Set<String> shapes = new TreeSet<>();
        Deque<String> todo =
                new ArrayDeque<>(List.of("/", "/spaces", "/people", "/organisations", "/activity", stage.path("")));
        while (!todo.isEmpty() && seen.size() < MOST_PAGES) {
            String path = todo.poll();
            // Of pages that differ by their query only, a few are enough.
            if (!seen.add(path)
                    || path.contains("?") && !shapes.add(Attack.shape(path) + path.replaceAll("=[^&]*", "="))) {
                continue;
            }
            WebPage page = attack.heard("GET " + path, browser.fetch(path));
            if (!page.html() || page.status() != 200) {
                continue;
            }
            page.forms().stream()
                    .filter(form -> !Attack.texts(form).isEmpty())
                    .forEach(form -> forms.add(Attack.shape(form.action())));
            todo.addAll(page.links());
        }
        return forms;
    }

    private static void restore(Browser admin, String path, WebForm before) {
        WebForm form = admin.open(path).form(path);
        before.fields().forEach((name, values) -> {
            if (!name.startsWith("_") && !name.equals("version")) {
                form.forge(name, values.toArray(String[]::new));
            }
        });
        form.submit();
    }

    private static String address() {
        return "hx" + code() + "@example.org";
    }

    private static String code() {
        return UUID.randomUUID().toString().substring(0, 6);
    }

    private static String encoded() {
        return java.net.URLEncoder.encode(Hostile.text(0), StandardCharsets.UTF_8);
    }
}
