// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.Network.Person;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** People and a space of a test's own, so that nothing it does meets the other tests. */
final class Stage {
    private static final Pattern TOPIC = Pattern.compile("/forum/topics/(\\d+)");

    final Network network;
    final Person manager;
    final Person member;
    final Person other;
    final String slug;

    private Stage(RunningServer server) {
        network = server.network();
        String id = UUID.randomUUID().toString().substring(0, 6);
        Map<String, Person> people = network.invite(List.of("run" + id, "one" + id, "two" + id));
        manager = people.get("run" + id);
        member = people.get("one" + id);
        other = people.get("two" + id);
        network.makeManager(manager);
        slug = space("Stage " + id, Map.of("visibility", "NETWORK", "joining", "OPEN"));
        join(member);
        join(other);
    }

    static Stage set(RunningServer server) {
        return new Stage(server);
    }

    Browser administrator() {
        return network.who(Standing.ADMINISTRATOR, Place.PUBLIC).browser();
    }

    /** A space of the manager with its forum on; returns its name in addresses. */
    String space(String name, Map<String, String> more) {
        WebForm form = manager.browser()
                .open("/spaces/new?blueprint=" + network.blueprint())
                .form("/spaces/new")
                .fill("name.en", name)
                .fill("name.fr", name)
                .fill("purpose.en", "What it is for")
                .fill("purpose.fr", "Ce que cela fait");
        more.forEach(form::fill);
        String made = form.submit().path().replaceAll("/s/([^/?]+).*", "$1");
        forum(made, true);
        return made;
    }

    String path(String rest) {
        return "/s/" + slug + rest;
    }

    void forum(String space, boolean on) {
        String path = "/s/" + space + "/settings/features/forum";
        WebPage page = manager.browser().open(path);
        page.forms().stream()
                .filter(form -> form.fields().getOrDefault("switch", List.of()).contains(on ? "on" : "off"))
                .findFirst()
                .ifPresent(WebForm::submit);
    }

    void join(Person person) {
        person.browser().open(path("")).form("/join").submit();
    }

    /** A topic by the member; returns its path. */
    String topic(String title, String body) {
        WebPage made = member.browser()
                .open(path("/forum/topics/new"))
                .form("/forum/topics")
                .fill("title", title)
                .fill("body", body)
                .submit();
        Matcher matcher = TOPIC.matcher(made.path());
        if (!matcher.find()) {
            throw new AssertionError(made.path());
        }
        return path("/forum/topics/" + matcher.group(1));
    }
}
