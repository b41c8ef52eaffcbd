// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** In which order the topics come, so that something happens in every space until today. */
final class DemoOrder {
    /** Topics that a space of the demonstration has at least when it counts as a large one. */
    private static final int LARGE = 9;

    private static final int LIVELY = 3;

    private DemoOrder() {}

    private record Slot(double at, DemoTopic topic) {}

    /** Each space's topics by chance, but evenly over the whole time. */
    static List<DemoTopic> spread(List<DemoTopic> topics, Random random) {
        List<Slot> slots = new ArrayList<>();
        for (List<DemoTopic> own : bySpace(topics).values()) {
            Collections.shuffle(own, random);
            for (int i = 0; i < own.size(); i++) {
                slots.add(new Slot((i + random.nextDouble()) / own.size(), own.get(i)));
            }
        }
        return new ArrayList<>(slots.stream()
                .sorted(Comparator.comparingDouble(Slot::at))
                .map(Slot::topic)
                .toList());
    }

    /** Topics in which people wrote these days, with their rank in their space, 0 for the one of yesterday. */
    static Map<DemoTopic, Integer> lively(List<DemoTopic> topics) {
        Map<DemoTopic, Integer> ranks = new IdentityHashMap<>();
        for (List<DemoTopic> own : bySpace(topics).values()) {
            if (own.size() < LARGE) {
                continue;
            }
            // The newest one may not have an answer yet.
            List<DemoTopic> answered = own.stream()
                    .limit(own.size() - 1L)
                    .filter(topic -> !topic.replies().isEmpty())
                    .toList();
            for (int rank = 0; rank < Math.min(LIVELY, answered.size()); rank++) {
                ranks.put(answered.get(answered.size() - 1 - rank), rank);
            }
        }
        return ranks;
    }

    private static Map<String, List<DemoTopic>> bySpace(List<DemoTopic> topics) {
        Map<String, List<DemoTopic>> spaces = new LinkedHashMap<>();
        topics.forEach(topic ->
                spaces.computeIfAbsent(topic.space(), s -> new ArrayList<>()).add(topic));
        return spaces;
    }
}
