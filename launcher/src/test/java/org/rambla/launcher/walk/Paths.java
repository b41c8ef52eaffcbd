// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.Network.Made;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.Standing;

/** Addresses with the ids of what there is in a space. */
final class Paths {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final Network network;

    Paths(Network network) {
        this.network = network;
    }

    /** The address as it stands in a space, all ids from there. */
    String in(Place place, String template) {
        return filled(template, values(place, template));
    }

    /** The address in one space with some ids from another. */
    String astray(Place place, String template, Place other, String... parameters) {
        Map<String, String> values = values(place, template);
        Map<String, String> others = values(other, template);
        for (String parameter : parameters) {
            values.put(parameter, others.get(parameter));
        }
        return filled(template, values);
    }

    /** Which of an address's own ids can be swapped for another space's: each alone, and all. */
    static List<String[]> strays(String template) {
        if (template.contains("{event}")) {
            return template.contains("{registration}")
                    ? List.of(
                            new String[] {"event"}, new String[] {"registration"}, new String[] {"event", "registration"
                            })
                    : List.<String[]>of(new String[] {"event"});
        }
        if (template.contains("{item}")) {
            return List.<String[]>of(new String[] {"item"});
        }
        boolean topic = template.contains("{topic}");
        boolean post = template.contains("{post}");
        if (topic && post) {
            return List.of(new String[] {"topic"}, new String[] {"post"}, new String[] {"topic", "post"});
        }
        return topic ? List.<String[]>of(new String[] {"topic"}) : List.of();
    }

    /** A query such as pages have them, with ids of a space. */
    String query(Place place) {
        Made made = network.in(place);
        return "quote=" + made.reply() + "&topic=" + made.topic() + "&post=" + made.reply() + "&space=" + made.space()
                + "&after=" + made.reply() + "&from=" + made.event() + "&author="
                + network.who(Standing.MEMBER, place).id() + "&q=" + place.slug();
    }

    /** Ids of a space by the name of the field that may hold one; "all" of them under that name. */
    Map<String, List<String>> ids(Place place) {
        Made made = network.in(place);
        String member = Long.toString(network.who(Standing.MEMBER, place).id());
        List<String> items =
                List.of(Long.toString(made.topic()), Long.toString(made.reply()), Long.toString(made.event()));
        List<String> all = new ArrayList<>(items);
        all.addAll(List.of(Long.toString(made.file()), Long.toString(made.space()), member));
        return Map.of(
                "member", List.of(member), "kept", List.of(Long.toString(made.file())), "items", items, "all", all);
    }

    private Map<String, String> values(Place place, String template) {
        Made made = network.in(place);
        Map<String, String> values = new HashMap<>();
        values.put("space", place.slug());
        values.put("topic", Long.toString(made.topic()));
        values.put("post", Long.toString(made.reply()));
        values.put("item", Long.toString(made.topic()));
        // What is written there is English.
        values.put("language", "en");
        values.put("tongue", "fr");
        values.put("event", Long.toString(made.event()));
        values.put("joint", Long.toString(made.event()));
        values.put("registration", Long.toString(made.registration()));
        values.put("sign", "forged");
        values.put("document", "1");
        values.put("file", Long.toString(made.file()));
        values.put("number", "99");
        values.put("agenda", "1");
        values.put("request", "forged");
        values.put("revision", "1");
        // The same name in each space.
        values.put("page", "lighting-guide");
        values.put("proposal", "1");
        values.put("suggestion", "1");
        values.put("call", "1");
        values.put("series", "1");
        values.put("import", "1");
        values.put("city", "1");
        values.put("comment", "1");
        values.put("template", "t1");
        values.put("feature", "forum");
        values.put("member", Long.toString(network.who(Standing.MEMBER, place).id()));
        values.put("organisation", Long.toString(network.organisation()));
        values.put("session", "1");
        values.put("blueprint", network.blueprint());
        values.put("mail", "1");
        values.put("group", "1");
        values.put("missed", "1");
        values.put("term", "1");
        values.put("engine", "apertium");
        values.put("saved", "1");
        // The first artifact is the forum's, which comes with the server.
        values.put("artifact", "100");
        values.put("change", "1");
        values.put("token", "1");
        values.put("fingerprint", "0".repeat(64));
        values.put("id", id(made, template));
        values.put("name", template.startsWith("/files/") ? place.fileMark() + ".txt" : "legal-notice");
        return values;
    }

    private static String id(Made made, String template) {
        if (template.startsWith("/files/")) {
            return Long.toString(made.file());
        }
        return Long.toString(template.startsWith("/admin/spaces/") ? made.space() : made.topic());
    }

    private static String filled(String template, Map<String, String> values) {
        Matcher matcher = PARAMETER.matcher(template);
        return matcher.replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new AssertionError("No value for {" + found.group(1) + "} of " + template + ": say one in Paths");
            }
            return value;
        });
    }
}
