// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.network.Network;
import org.rambla.wiki.exchange.in.ArrivedPage;
import org.rambla.wiki.exchange.in.Remark;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Facts.Fact;
import org.rambla.wiki.template.FieldKind;
import org.rambla.wiki.template.Template;
import org.rambla.wiki.template.TemplateField;

/**
 * The categories of pages from elsewhere as topics of this network: those that are called as a topic is, in any language.
 * They need a template with a field for topics; what becomes none is told.
 */
final class ArrivedTopics {
    /** Of a name, in what is told. */
    private static final int MAX = 60;

    private final Network network;
    private final FactForm form;

    ArrivedTopics(Network network, FactForm form) {
        this.network = network;
        this.form = form;
    }

    /** What the fields of a page hold; null without a template. */
    Facts of(ArrivedPage page, Template template, String language, List<Remark> remarks) {
        Optional<TemplateField> field = template == null
                ? Optional.empty()
                : template.fields().stream()
                        .filter(one -> one.kind() == FieldKind.TOPICS)
                        .findFirst();
        Map<String, String> known = field.isEmpty() ? Map.of() : known();
        Set<String> topics = new LinkedHashSet<>();
        for (String category : page.categories()) {
            String topic = known.get(Titles.key(Titles.clean(category)));
            if (topic == null) {
                remarks.add(new Remark(
                        field.isEmpty() ? "wiki.import.category" : "wiki.import.noTopic", shown(category)));
            } else {
                topics.add(topic);
            }
        }
        List<Fact> facts = new ArrayList<>();
        topics.forEach(topic -> facts.add(form.fact(field.orElseThrow(), language, facts.size(), topic)));
        return template == null ? null : new Facts(template.key(), facts);
    }

    /** Topics by folded name. */
    private Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        network.topics().forEach(topic -> {
            known.put(Titles.key(topic.id()), topic.id());
            topic.name().texts().values().forEach(name -> known.put(Titles.key(name), topic.id()));
        });
        return known;
    }

    private static String shown(String category) {
        String clean = Titles.clean(category);
        return clean.length() > MAX ? clean.substring(0, MAX) + "\u2026" : clean;
    }
}
