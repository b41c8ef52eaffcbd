// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people do with an empty server first. */
public final class FirstSteps {
    public static final String ADMINISTRATOR = "administrator@example.org";
    private static final Pattern TOPIC = Pattern.compile("/forum/topics/(\\d+)");

    private FirstSteps() {}

    /**
     * Makes the first administrator, who is signed in then.
     *
     * @param address of the set-up page, as it was printed, without the host
     */
    public static void setUp(Browser browser, String address) {
        browser.open(address)
                .form("/setup")
                .fill("organisation", "Council of cities")
                .fill("kind", "FORUM")
                .fill("country", "BE")
                .fill("zone", "Europe/Brussels")
                .fill("name", "Administrator")
                .fill("function", "Secretariat")
                .fill("email", ADMINISTRATOR)
                .fill("password", Network.PASSWORD)
                .fill("passwordAgain", Network.PASSWORD)
                .submit();
    }

    /**
     * Makes a space with a forum and a wiki; its address is its name in lower case.
     *
     * @return code of its blueprint
     */
    public static String openSpace(Browser manager, String name, String visibility, String joining) {
        String offered = manager.open("/spaces/new").links().stream()
                .filter(path -> path.startsWith("/spaces/new?blueprint="))
                .findFirst()
                .orElseThrow();
        manager.open(offered)
                .form("/spaces/new")
                .fill("name.en", name)
                .fill("name.fr", name)
                .fill("purpose.en", "What " + name + " is for")
                .fill("purpose.fr", "Ce que fait " + name)
                .fill("visibility", visibility)
                .fill("joining", joining)
                .submit();
        feature(manager, name, "forum", true);
        feature(manager, name, "wiki", true);
        return offered.substring(offered.indexOf('=') + 1);
    }

    /** Switches a feature of a space on or off, when it is not yet so. */
    public static void feature(Browser manager, String name, String feature, boolean on) {
        String path = path(name) + "/settings/features/" + feature;
        WebPage page = manager.open(path);
        boolean possible = page.forms().stream()
                .anyMatch(
                        form -> form.fields().getOrDefault("switch", List.of()).contains(on ? "on" : "off"));
        if (possible) {
            page.form(path).submit();
        }
    }

    /** Address of a space. */
    public static String path(String name) {
        return "/s/" + name.toLowerCase(java.util.Locale.ROOT);
    }

    /** Starts a topic; returns its path. */
    public static String startTopic(Browser member, String space, String title, String body) {
        WebPage topic = member.open(path(space) + "/forum/topics/new")
                .form("/forum/topics")
                .fill("title", title)
                .fill("body", body)
                .submit();
        Matcher matcher = TOPIC.matcher(topic.path());
        if (!matcher.find()) {
            throw new AssertionError("no topic at " + topic.path());
        }
        return path(space) + matcher.group();
    }
}
