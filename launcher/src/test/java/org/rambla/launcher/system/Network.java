// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small network, made through the pages as people make one: an administrator, and for each space people of each
 * standing who are members of that space and of no other.
 */
public final class Network {
    public static final String PASSWORD = "Nine bridges over the river";
    /** Those of the spaces. */
    static final List<String> FEATURES = List.of("forum", "wiki", "webinar", "search", "translation");

    private static final Pattern TOPIC = Pattern.compile("/forum/topics/(\\d+)");
    private static final Pattern REPLY = Pattern.compile("/posts/(\\d+)/edit");
    private static final Pattern EVENT = Pattern.compile("/webinar/events/(\\d+)");
    private static final Pattern FILE = Pattern.compile("/files/(\\d+)/");

    private static final String WIKI_PAGE = "Lighting guide";

    private static final List<Standing> INSIDE = List.of(Standing.MEMBER, Standing.MODERATOR, Standing.MANAGER);

    private final RunningServer server;
    private final Enrolment enrolment;
    private final Map<Place, Map<Standing, Person>> people = new EnumMap<>(Place.class);
    private final Map<Standing, Person> outside = new EnumMap<>(Standing.class);
    private String blueprint = "";
    private final Map<Place, Made> made = new EnumMap<>(Place.class);

    /** Somebody with a browser, signed in but for the guest. */
    public record Person(String email, long id, Browser browser) {}

    /**
     * What there is in a space.
     *
     * @param topic id of a topic by its member, whose opening post has the same id
     * @param reply id of a post of the member in that topic
     * @param managersReply id of a post of the manager in that topic
     * @param file id of a file attached to the topic
     * @param event id of an event by its manager
     * @param registration id of the member's registration for the event
     */
    public record Made(
            long space,
            long topic,
            long reply,
            long managersReply,
            long file,
            String filePath,
            long event,
            long registration) {}

    private Network(RunningServer server, String setupToken) {
        this.server = server;
        this.enrolment = Enrolment.begin(server, setupToken);
    }

    static Network make(RunningServer server, String setupToken) {
        Network network = new Network(server, setupToken);
        network.enrol();
        for (Place place : Place.values()) {
            network.open(place);
        }
        return network;
    }

    /** Somebody of that standing in that place; outside spaces the place makes no difference. */
    public Person who(Standing standing, Place place) {
        return standing.inside() ? people.get(place).get(standing) : outside.get(standing);
    }

    /** Id of the organisation of everybody. */
    public long organisation() {
        return enrolment.organisation();
    }

    /** Further people, members of no space, for tests whose doings the others must not meet; by the first part of their addresses. */
    public Map<String, Person> invite(List<String> names) {
        return enrolment.invite(names);
    }

    /** Lets somebody create spaces. */
    public void makeManager(Person person) {
        enrolment.makeManager(person);
    }

    /** Code of the blueprint of the spaces. */
    public String blueprint() {
        return blueprint;
    }

    public Made in(Place place) {
        return made.get(place);
    }

    private void enrol() {
        List<String> names = new ArrayList<>(List.of("outsider", "programme"));
        for (Place place : Place.values()) {
            INSIDE.forEach(standing -> names.add(name(standing, place)));
        }
        Map<String, Person> invited = enrolment.invite(names);
        outside.put(Standing.GUEST, new Person("", 0, server.browser()));
        outside.put(Standing.ADMINISTRATOR, enrolment.administrator());
        outside.put(Standing.OUTSIDER, invited.get("outsider"));
        outside.put(Standing.PROGRAMME_MANAGER, invited.get("programme"));
        enrolment.makeManager(invited.get("programme"));
        for (Place place : Place.values()) {
            Map<Standing, Person> inside = new EnumMap<>(Standing.class);
            INSIDE.forEach(standing -> inside.put(standing, invited.get(name(standing, place))));
            people.put(place, inside);
            enrolment.makeManager(inside.get(Standing.MANAGER));
        }
    }

    private static String name(Standing standing, Place place) {
        return standing.name().toLowerCase(Locale.ROOT) + (char) ('a' + place.ordinal());
    }

    public static WebPage signIn(Browser browser, String email) {
        return browser.open("/sign-in")
                .form("/sign-in")
                .fill("email", email)
                .fill("password", PASSWORD)
                .submit();
    }

    private void open(Place place) {
        Browser manager = who(Standing.MANAGER, place).browser();
        blueprint = FirstSteps.openSpace(
                manager,
                place.mark(),
                place == Place.ARCHIVED ? "PUBLIC" : place.name(),
                place == Place.PRIVATE ? "INVITATION" : "OPEN");
        enter(place, Standing.MEMBER);
        enter(place, Standing.MODERATOR);
        made.put(place, write(place));
        if (place == Place.ARCHIVED) {
            manager.open(place.path("/settings")).form("/settings/archive").submit();
        }
    }

    /** Switches the features of a space on or off, as its manager does. */
    public void features(Place place, boolean on) {
        for (String feature : FEATURES) {
            FirstSteps.feature(who(Standing.MANAGER, place).browser(), place.mark(), feature, on);
        }
    }

    private void enter(Place place, Standing standing) {
        Person newcomer = who(standing, place);
        Browser manager = who(Standing.MANAGER, place).browser();
        if (place == Place.PRIVATE) {
            manager.open(place.path("/members/invite?q=" + newcomer.email().replaceAll("@.*", "")))
                    .form("/members/invite")
                    .fill("member", Long.toString(newcomer.id()))
                    .submit();
        } else {
            newcomer.browser().open(place.path("")).form("/join").submit();
        }
        if (standing == Standing.MODERATOR) {
            manager.open(place.path("/members/" + newcomer.id()))
                    .form("/role")
                    .fill("role", "MODERATOR")
                    .submit();
        }
    }

    private Made write(Place place) {
        Browser member = who(Standing.MEMBER, place).browser();
        WebPage topic = member.open(place.path("/forum/topics/new"))
                .form("/forum/topics")
                .fill("title", place.topicMark() + " asks about lighting")
                .fill("body", "How do you light your squares? " + place.textMark())
                .file("files", place.fileMark() + ".txt", place.fileMark().getBytes(StandardCharsets.UTF_8))
                .submit();
        long id = number(TOPIC, topic.path());
        long reply = reply(place, Standing.MEMBER, id);
        long managers = reply(place, Standing.MANAGER, id);
        member.open(place.path("/wiki/new"))
                .form("/wiki/new")
                .fill("title", WIKI_PAGE)
                .fill("body", "What we know about lamps. " + place.textMark())
                .submit();
        String file = topic.links().stream()
                .filter(path -> path.startsWith("/files/"))
                .findFirst()
                .orElseThrow();
        long event = announce(place);
        return new Made(
                enrolment.number("select id from space_space where slug = ?", place.slug()),
                id,
                reply,
                managers,
                number(FILE, file),
                file,
                event,
                enrolment.number(
                        "select id from webinar_registration where address_key = ?",
                        who(Standing.MEMBER, place).email()));
    }

    /** An event of the manager's for which the member is registered. */
    private long announce(Place place) {
        WebPage event = who(Standing.MANAGER, place)
                .browser()
                .open(place.path("/webinar/events/new"))
                .form("/webinar/events")
                .fill("title.en", place.topicMark() + " meets")
                .fill("body", "What we do next. " + place.textMark())
                .fill("startDate", "2099-05-26")
                .fill("startTime", "14:00")
                .fill("endDate", "2099-05-26")
                .fill("endTime", "16:00")
                .submit();
        long id = number(EVENT, event.path());
        who(Standing.MEMBER, place)
                .browser()
                .open(place.path("/webinar/events/" + id))
                .form("/register")
                .submit();
        return id;
    }

    private long reply(Place place, Standing standing, long topic) {
        WebPage replied = who(standing, place)
                .browser()
                .open(place.path("/forum/topics/" + topic))
                .form("/replies")
                .fill("body", "We use warm light. " + place.textMark())
                .submit();
        long reply = 0;
        Matcher matcher = REPLY.matcher(replied.body());
        while (matcher.find()) {
            reply = Math.max(reply, Long.parseLong(matcher.group(1)));
        }
        return reply;
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
