// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.network.Network;
import org.rambla.api.page.OneLine;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
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
 * What the fields of pages from elsewhere hold: what our own exports say of them; and of categories those that are called as
 * a topic of this network is, in any language. What finds no place is told.
 */
final class ArrivedFields {
    /** Of a name, in what is told. */
    private static final int MAX = 60;

    private final Network network;
    private final Organisations organisations;
    private final FactForm form;

    ArrivedFields(Network network, Organisations organisations, FactForm form) {
        this.network = network;
        this.organisations = organisations;
        this.form = form;
    }

    /** What the fields of a page hold; null without a template. */
    Facts of(ArrivedPage page, Template template, String language, List<Remark> remarks) {
        List<Fact> facts = new ArrayList<>();
        boolean said = template != null && template.key().equals(page.filled().template());
        for (String line : said ? page.filled().values() : List.<String>of()) {
            int equals = line.indexOf('=');
            TemplateField field = template.field(line.substring(0, equals)).orElse(null);
            String value = line.substring(equals + 1).strip();
            Optional<String> known = field == null ? Optional.empty() : known(field, value);
            if (known.isEmpty()) {
                remarks.add(new Remark("wiki.import.value", shown(value)));
            } else {
                add(facts, field, language, known.get());
            }
        }
        categories(page, template, language, facts, remarks);
        return template == null ? null : new Facts(template.key(), form.withCountry(facts, template));
    }

    private void add(List<Fact> facts, TemplateField field, String language, String value) {
        List<Fact> there =
                facts.stream().filter(fact -> fact.field().equals(field.key())).toList();
        boolean twice = there.stream().anyMatch(fact -> fact.value().equals(value));
        if (!twice && (there.isEmpty() || field.kind() == FieldKind.TOPICS)) {
            facts.add(form.fact(field, language, there.size(), value));
        }
    }

    private Optional<String> known(TemplateField field, String value) {
        return switch (field.kind()) {
            case LINE, TEXT, PERIOD, COST -> Optional.of(FactForm.fitting(field.kind(), value));
            case DATE, NUMBER, COUNTRY -> Optional.of(value).filter(field.kind()::reads);
            case CHOICE ->
                Optional.of(value).filter(key -> !field.option(key, "en").isEmpty());
            case TOPICS ->
                Optional.of(value)
                        .filter(id -> network.topics().stream()
                                .anyMatch(topic -> topic.id().equals(id)));
            case CITY -> organisation(value);
        };
    }

    private Optional<String> organisation(String value) {
        return organisations.all().stream()
                .filter(card -> FactForm.carried(card).equals(value))
                .map(OrganisationCard::id)
                .map(String::valueOf)
                .findFirst();
    }

    private void categories(
            ArrivedPage page, Template template, String language, List<Fact> facts, List<Remark> remarks) {
        Optional<TemplateField> field = template == null
                ? Optional.empty()
                : template.fields().stream()
                        .filter(one -> one.kind() == FieldKind.TOPICS)
                        .findFirst();
        Map<String, String> topics = field.isEmpty() || page.categories().isEmpty() ? Map.of() : topics();
        for (String category : page.categories()) {
            String topic = topics.get(Titles.key(OneLine.of(category)));
            if (topic == null) {
                String key = field.isEmpty() ? "wiki.import.category" : "wiki.import.noTopic";
                remarks.add(new Remark(key, shown(category)));
            } else {
                add(facts, field.get(), language, topic);
            }
        }
    }

    /** Topics by folded name. */
    private Map<String, String> topics() {
        Map<String, String> known = new HashMap<>();
        network.topics().forEach(topic -> {
            known.put(Titles.key(topic.id()), topic.id());
            topic.name().texts().values().forEach(name -> known.put(Titles.key(name), topic.id()));
        });
        return known;
    }

    private static String shown(String text) {
        String clean = OneLine.of(text);
        return clean.length() > MAX ? clean.substring(0, MAX) + "\u2026" : clean;
    }
}
