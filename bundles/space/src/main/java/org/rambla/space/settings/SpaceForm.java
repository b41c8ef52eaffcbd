// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.LanguageName;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.space.settings.EditSpace.Description;
import org.rambla.space.settings.EditSpace.Texts;

/** The fields that describe a space, read from forms and offered in them: the same for new spaces and old ones. */
public final class SpaceForm {
    /** Longest name, in characters. */
    public static final int NAME = 100;

    /** Longest purpose, in characters. */
    public static final int PURPOSE = 500;

    /** Longest guidelines or welcome, in characters of source. */
    public static final int TEXT = 20_000;

    /** Colours to choose from. */
    public static final List<String> COLOURS =
            List.of("plum", "indigo", "petrol", "forest", "olive", "amber", "brick", "slate");

    private static final int CODE = 40;

    private SpaceForm() {}

    /** Name, purpose, colour, topics and dates; messages are kept in the form. */
    public static Description description(Form form, Network network) {
        Set<String> known = network.topics().stream().map(Network.Topic::id).collect(Collectors.toSet());
        List<String> topics = List.copyOf(new LinkedHashSet<>(form.values("topics")));
        if (!known.containsAll(topics)) {
            form.reject("topics", "web.problem.choice");
        }
        String starts = day(form, "starts");
        String ends = day(form, "ends");
        if (!starts.isEmpty() && !ends.isEmpty() && starts.compareTo(ends) > 0) {
            form.reject("ends", "space.problem.endsBeforeStart");
        }
        return new Description(
                form.localisedOnce("name", network.languages(), NAME),
                form.localisedOnce("purpose", network.languages(), PURPOSE),
                form.oneOf("colour", Set.copyOf(COLOURS)),
                topics,
                form.optional("code", CODE),
                starts,
                ends);
    }

    private static String day(Form form, String field) {
        String day = form.value(field);
        if (!day.isEmpty()) {
            try {
                LocalDate parsed = LocalDate.parse(day);
                if (parsed.getYear() >= 1900 && parsed.getYear() <= 2200) {
                    return parsed.toString();
                }
            } catch (DateTimeException e) {
                // told below
            }
            form.reject(field, "space.problem.date");
        }
        return "";
    }

    /** Guidelines and welcome, cleaned: not in a transaction. */
    public static Texts texts(
            Form form, Network network, Bodies bodies, Localised guidelinesBefore, Localised welcomeBefore) {
        int[] rules = {0};
        Localised guidelines = text(form, "guidelines", network, bodies, guidelinesBefore, rules);
        Localised welcome = text(form, "welcome", network, bodies, welcomeBefore, rules);
        return new Texts(guidelines, welcome, rules[0]);
    }

    private static Localised text(
            Form form, String field, Network network, Bodies bodies, Localised before, int[] rules) {
        Map<String, String> cleaned = new LinkedHashMap<>();
        for (String language : network.languages()) {
            String name = field + "." + language;
            boolean passages = Fields.byPassage(form, name);
            String source = form.optional(name, TEXT);
            if (passages || !source.isEmpty() && source.length() <= TEXT) {
                Body body = bodies.sent(form, name, new Body(before.only(language), 0));
                if (passages && body.html().length() > TEXT) {
                    form.reject(name, "web.problem.tooLong", TEXT, body.html().length());
                }
                rules[0] = Math.max(rules[0], body.sanitiser());
                cleaned.put(language, body.html());
            }
        }
        return new Localised(cleaned);
    }

    public static SpaceKind kind(Form form) {
        return constant(form, "kind", SpaceKind.values());
    }

    public static Visibility visibility(Form form) {
        return constant(form, "visibility", Visibility.values());
    }

    /** How one joins; nobody can find a private space to ask. */
    public static Joining joining(Form form) {
        Joining joining = constant(form, "joining", Joining.values());
        if (joining != Joining.INVITATION && form.value("visibility").equals(Visibility.PRIVATE.name())) {
            form.reject("joining", "space.problem.privateIsByInvitation");
        }
        return joining;
    }

    /** Working languages: those of the network that were ticked, at least one. */
    public static List<String> languages(Form form, Network network) {
        List<String> chosen = network.languages().stream()
                .filter(form.values("languages")::contains)
                .toList();
        if (chosen.isEmpty()) {
            form.reject("languages", "web.problem.required");
            return network.languages();
        }
        return chosen;
    }

    private static <E extends Enum<E>> E constant(Form form, String field, E[] all) {
        String value = form.oneOf(field, Stream.of(all).map(Enum::name).collect(Collectors.toSet()));
        return Stream.of(all)
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElse(all[0]);
    }

    /** Options of a choice between constants: "space.kind.PROJECT". */
    public static Map<String, String> options(String prefix, Enum<?>[] all, Visit visit) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Enum<?> constant : all) {
            options.put(constant.name(), visit.text(prefix + "." + constant.name()));
        }
        return options;
    }

    public static Map<String, String> colours(Visit visit) {
        Map<String, String> options = new LinkedHashMap<>();
        COLOURS.forEach(colour -> options.put(colour, visit.text("space.colour." + colour)));
        return options;
    }

    public static Map<String, String> topics(Network network, Visit visit) {
        Map<String, String> options = new LinkedHashMap<>();
        network.topics(visit)
                .forEach(topic -> options.put(topic.id(), topic.name().in(visit.language())));
        return options;
    }

    public static Map<String, String> languages(Network network, Visit visit) {
        Map<String, String> options = new LinkedHashMap<>();
        network.languages().forEach(tag -> options.put(tag, language(tag, visit)));
        return options;
    }

    /** The name of a language, for the reader. */
    public static String language(String tag, Visit visit) {
        return LanguageName.of(tag, visit.language());
    }
}
