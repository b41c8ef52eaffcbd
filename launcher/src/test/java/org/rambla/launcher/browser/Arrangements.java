// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.WebPage;

/** Places that the demonstration network lacks: a topic with a history, a locked one, an open invitation. */
final class Arrangements {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");
    private static final byte[] PICTURE = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Map<String, String> places = new HashMap<>();
    private final DemoServer demo;

    Arrangements(DemoServer demo) {
        this.demo = demo;
        topics();
        moderated();
        letters();
        spaces();
        wiki();
        registrations();
    }

    /** The path with every {name} replaced by its place. */
    String fill(String path) {
        return NAME.matcher(path).replaceAll(match -> {
            String place = places.get(match.group(1));
            if (place == null) {
                throw new IllegalArgumentException("There is no place " + match.group());
            }
            return Matcher.quoteReplacement(place);
        });
    }

    private void topics() {
        Browser member = demo.browser(Account.MEMBER);
        WebPage topic = start(member, "innovation", "Who decides where a camera stands?");
        places.put("topic", path(topic));
        places.put("item", path(topic).replace("/forum/topics/", "/translation/items/"));
        WebPage replied = topic.form("/replies")
                .fill("body", "In our city the council votes on each one.")
                .submit();
        String edit = lastLink(replied, "/edit");
        member.open(edit)
                .form("/edit")
                .fill("body", "In our city the council votes on each one, in public.")
                .submit();
        places.put("answer", edit.replaceAll("/edit$", ""));
    }

    private static WebPage start(Browser browser, String space, String title) {
        return browser.open("/s/" + space + "/forum/topics/new")
                .form("/forum/topics")
                .fill("title", title)
                .fill("body", "We have three requests a month.\n\nHow do other cities weigh them?")
                .file("files", "map of the quarter.png", PICTURE)
                .submit();
    }

    private void moderated() {
        Browser moderator = demo.browser(Account.MODERATOR);
        WebPage topic = start(moderator, "public-spaces", "Night lighting around the station");
        String path = path(topic);
        places.put("moderated", path);
        WebPage replied =
                topic.form("/replies").fill("body", "This belongs elsewhere.").submit();
        WebPage remove = moderator.open(lastLink(replied, "/remove"));
        remove.form("/remove").fill("reason", "Off the subject").submit();
        moderator.open(path).form("/pin").submit();
        moderator.open(path).form("/lock").submit();
    }

    private static String lastLink(WebPage page, String end) {
        return page.links().stream()
                .filter(link -> link.endsWith(end))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("No link " + end + " on " + page.path()));
    }

    private static String path(WebPage page) {
        return page.path().replaceAll("[?#].*", "");
    }

    private void letters() {
        places.put("invitation", demo.invite("coming@leuven.example", "en"));
        Browser guest = demo.browser(Account.GUEST);
        guest.open("/reset")
                .form("/reset")
                .fill("email", Account.NEWCOMER.address())
                .submit();
        places.put("reset", mailbox().link(Account.NEWCOMER.address(), "/reset/new"));
        demo.browser(Account.NEWCOMER)
                .open("/account/address")
                .form("/account/address")
                .fill("email", "new@demo.example")
                .fill("presentPassword", Account.PASSWORD)
                .submit();
        places.put("address", mailbox().link("new@demo.example", "/account/address/confirm"));
    }

    /** The newcomer, who registers with one button, has a mail with a link of their own. */
    private void registrations() {
        Browser newcomer = demo.browser(Account.NEWCOMER);
        String agenda = "/s/police-justice/webinar";
        String event = newcomer.open(agenda).links().stream()
                .filter(link -> link.matches(agenda + "/events/\\d+"))
                .findFirst()
                .orElseThrow();
        newcomer.open(event).form("/register").submit();
        places.put("registration", mailbox().link(Account.NEWCOMER.address(), "/l/webinar/registrations/"));
        newcomer.open("/account/x/webinar").form("/address").submit();
        guests();
    }

    /** Somebody without an account has asked for a place, and not confirmed it. */
    private void guests() {
        Browser guest = demo.browser(Account.GUEST);
        String agenda = "/s/public-spaces/webinar";
        String open = guest.open(agenda).links().stream()
                .filter(link -> link.matches(agenda + "/events/\\d+"))
                .filter(link -> guest.open(link).links().contains(link + "/guest"))
                .findFirst()
                .orElseThrow();
        places.put("open", open);
        guest.open(open + "/guest")
                .form("/guest")
                .fill("name", "Visitor")
                .fill("city", "Gent")
                .fill("country", "BE")
                .fill("email", "visitor@gent.example")
                .fill("consent", "1")
                .submit();
        places.put("request", mailbox().link("visitor@gent.example", "/l/webinar/requests/"));
    }

    private Mailbox mailbox() {
        return new Mailbox(demo.home());
    }

    private void spaces() {
        Browser newcomer = demo.browser(Account.NEWCOMER);
        newcomer.open("/s/radicalisation/request")
                .form("/request")
                .fill("message", "We work on the same question.")
                .submit();
        Browser manager = demo.browser(Account.MANAGER);
        String closed = space(manager, "Night councils 2024", "NETWORK");
        manager.open(closed + "/settings").form("/settings/archive").submit();
        places.put("archived", closed);
        String entered = space(manager, "Preparation of the assembly", "PRIVATE");
        Browser administrator = demo.browser(Account.ADMINISTRATOR);
        String known = administrator.open("/admin/spaces").document().select("tr, li").stream()
                .filter(row -> row.text().contains("Preparation of the assembly"))
                .map(row -> row.select("a[href^='/admin/spaces/']").attr("href"))
                .filter(href -> !href.isEmpty())
                .findFirst()
                .orElseThrow();
        administrator
                .open(known)
                .form("/emergency")
                .fill("reason", "A letter that nobody else can take down was reported")
                .submit();
        places.put("entered", entered);
    }

    /** A space whose pages are reviewed: something that waits, a template of its own, a call with what a city handed in. */
    private void wiki() {
        Browser manager = demo.browser(Account.MANAGER);
        Browser member = demo.browser(Account.MEMBER);
        String wiki = space(manager, "Exchange of practice", "NETWORK", "OPEN") + "/wiki";
        member.open(wiki.replace("/wiki", "")).form("/join").submit();
        manager.open(wiki + "/settings").form("/settings").forge("review", "on").submit();
        WebPage sent = member.open(wiki + "/new")
                .form("/wiki/new")
                .fill("title", "Lamps that go out at midnight")
                .fill("body", "We tried it in two streets.\n\nNobody called.")
                .submit();
        places.put("proposal", path(sent));
        places.put("reviews", wiki + "/reviews");
        manager.open(wiki + "/templates/new")
                .form("/templates/new")
                .fill("name.en", "Walk through a quarter")
                .fill("name.fr", "Marche dans un quartier")
                .submit();
        places.put(
                "template",
                manager.open(wiki + "/templates").links().stream()
                        .filter(link -> link.matches(".*/templates/t\\d+"))
                        .findFirst()
                        .orElseThrow());
        call(manager, member, wiki);
        importing(manager, wiki);
    }

    /** A dump with so many former names that it comes in while nobody waits. */
    private void importing(Browser manager, String wiki) {
        StringBuilder dump = new StringBuilder("<mediawiki><page><title>Streets of the old wiki</title><ns>0</ns>"
                + "<revision><text>Which of them {{Map}} have trees [[Category:Streets]]</text></revision></page>");
        for (int i = 0; i <= 300; i++) {
            dump.append("<page><title>Former street ")
                    .append(i)
                    .append("</title><ns>0</ns><redirect title=\"Streets of the old wiki\"/>")
                    .append("<revision><text>#REDIRECT</text></revision></page>");
        }
        byte[] bytes = dump.append("</mediawiki>").toString().getBytes(StandardCharsets.UTF_8);
        WebPage begun = manager.open(wiki + "/import")
                .form("/import")
                .file("file", "old wiki.xml", bytes)
                .submit();
        places.put("import", path(begun));
    }

    private void call(Browser manager, Browser member, String wiki) {
        WebPage fresh = manager.open(wiki + "/calls/new");
        // Those for which somebody is here come first.
        String[] cities = fresh.document().select("input[name=cities]").eachAttr("value").stream()
                .limit(8)
                .toArray(String[]::new);
        WebPage made = fresh.form("/calls/new")
                .fill("name.en", "Streets that were given back")
                .fill("name.fr", "Des rues rendues")
                .fill(
                        "deadline",
                        java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                                .plusDays(30)
                                .toString())
                .fill("cities", cities)
                .submit();
        places.put("call", path(made));
        member.open(path(made) + "/write")
                .form("/write")
                .fill("title", "A street without cars on Sundays")
                .fill("body", "It began with one Sunday a month.")
                .forge("handIn", "1")
                .submit();
        places.put(
                "contribution",
                member.open(path(made)).links().stream()
                        .filter(link -> link.matches(".*/calls/\\d+/\\d+"))
                        .findFirst()
                        .orElseThrow());
    }

    private static String space(Browser manager, String name, String visibility) {
        return space(manager, name, visibility, "INVITATION");
    }

    private static String space(Browser manager, String name, String visibility, String joining) {
        return path(manager.open("/spaces/new?blueprint=thematic")
                .form("/spaces/new")
                .fill("name.en", name)
                .fill("name.fr", name)
                .fill("purpose.en", "What it is for")
                .fill("purpose.fr", "Ce à quoi il sert")
                .fill("visibility", visibility)
                .fill("joining", joining)
                .submit());
    }
}
