// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.settings;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network.Topic;
import org.rambla.api.page.Form;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Localised;

/**
 * An administrator changes name, languages, zone, topics or banner. Check: the name in every language, topics in one at
 * least, known zone. Act: only when nobody changed something since the form was opened.
 */
public final class EditNetwork {
    /** Rows of the form for topics: those that exist and some empty ones. */
    static final int SPARE_TOPICS = 4;

    private static final int NAME = 80;
    private static final int LINE = 200;
    private static final int MOST_TOPICS = 100;

    private final Database database;
    private final Audit audit;
    /** Languages that the interface has texts in. */
    private final Supplier<Set<String>> available;

    /** What was typed, checked. */
    record Draft(
            Localised name,
            Localised tagline,
            List<String> languages,
            String zone,
            List<Topic> topics,
            Localised banner) {}

    private record Placed(long at, Topic topic) {}

    public EditNetwork(Database database, Audit audit, Supplier<Set<String>> available) {
        this.database = database;
        this.audit = audit;
        this.available = available;
    }

    /** Returns whether it was done; otherwise the form holds the messages. */
    public boolean edit(Form form, Settings now, long actor) {
        Draft draft = draft(form, now);
        if (!form.valid()) {
            return false;
        }
        long seen = form.number("version", 0, Long.MAX_VALUE);
        boolean done = database.transaction(tx -> {
            if (!SettingsStore.claim(tx, Math.max(1, seen), actor)) {
                return false;
            }
            SettingsStore.write(tx, "name", draft.name());
            SettingsStore.write(tx, "tagline", draft.tagline());
            SettingsStore.write(tx, "languages", String.join(",", draft.languages()));
            SettingsStore.write(tx, "zone", draft.zone());
            SettingsStore.writeTopics(tx, draft.topics());
            SettingsStore.write(tx, "banner", draft.banner());
            audit.record(tx, actor, 0, "network.audit.changed", draft.name().in("en"), "");
            return true;
        });
        if (!done) {
            form.reject("", "network.changedMeanwhile");
        }
        return done;
    }

    private Draft draft(Form form, Settings now) {
        List<String> languages = languages(form, now);
        return new Draft(
                localised("name", form, now, languages, NAME),
                form.localised("tagline", now.languages(), LINE, false),
                languages,
                zone(form),
                topics(form, now),
                form.localised("banner", now.languages(), LINE, false));
    }

    /** A text that is needed in each language, but for those that are given up with the same form. */
    private static Localised localised(String field, Form form, Settings now, List<String> chosen, int most) {
        List<String> kept = now.languages().stream().filter(chosen::contains).toList();
        form.localised(field, kept.isEmpty() ? now.languages() : kept, most, true);
        return form.localised(field, now.languages(), most, false);
    }

    /** The default first, then the others that were ticked. */
    private List<String> languages(Form form, Settings now) {
        Set<String> known = new LinkedHashSet<>(now.languages());
        known.addAll(available.get());
        Set<String> chosen = new LinkedHashSet<>();
        String first = form.oneOf("firstLanguage", known);
        chosen.add(first);
        for (String language : form.values("languages")) {
            if (known.contains(language)) {
                chosen.add(language);
            }
        }
        return List.copyOf(chosen);
    }

    private static String zone(Form form) {
        String zone = form.value("zone");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            form.reject("zone", "web.problem.choice");
        }
        return zone;
    }

    /**
     * Rows topic0, topic1 ...: emptied or ticked ones go, the others are put in the order of their numbers. One whose name
     * is in none of the network's languages was shown empty, and stays as it is.
     */
    private static List<Topic> topics(Form form, Settings now) {
        List<Placed> placed = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        now.topics().forEach(topic -> taken.add(topic.id()));
        Map<String, Localised> known =
                now.topics().stream().collect(Collectors.toMap(Topic::id, Topic::name, (one, other) -> one));
        String first = now.languages().get(0);
        for (int i = 0; i < MOST_TOPICS && form.has("topic" + i + "." + first); i++) {
            String row = "topic" + i;
            String id = form.value(row + ".id");
            boolean empty = now.languages().stream()
                    .allMatch(l -> form.value(row + "." + l).isEmpty());
            Localised stored = known.getOrDefault(id, Localised.NONE);
            boolean unseen =
                    now.languages().stream().allMatch(l -> stored.only(l).isEmpty());
            if (form.checked(row + ".remove") || empty && (stored.isEmpty() || !unseen)) {
                continue;
            }
            Localised name = empty ? stored : form.localised(row, now.languages(), LINE, false);
            long at = form.value(row + ".at").isEmpty() ? i + 1L : form.number(row + ".at", 1, 10_000);
            placed.add(new Placed(at, new Topic(known.containsKey(id) ? id : newId(name.in("en"), taken), name)));
        }
        placed.sort(Comparator.comparingLong(Placed::at));
        return placed.stream().map(Placed::topic).toList();
    }

    private static String newId(String name, Set<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String base = plain.isEmpty() ? "topic" : plain.substring(0, Math.min(30, plain.length()));
        String id = base;
        for (int i = 2; !taken.add(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }
}
