// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.text.Wordings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers {@code messages_<language>.properties} of every bundle that is started. A bundle may only speak under its own
 * name: keys of bundle {@code org.rambla.forum} begin with "forum.", of a feature bundle elsewhere with the last part of
 * its symbolic name. Of two bundles with one name the first to be installed speaks; of two versions of one bundle the
 * newer, and the older again when that one goes. Administrators' own texts come before all of them.
 */
@Component(
        immediate = true,
        service = {Languages.class, BundleMessages.class})
public final class BundleMessages implements Languages, BundleTrackerCustomizer<MessageFiles> {
    private static final Logger LOG = LoggerFactory.getLogger(BundleMessages.class);
    private static final String DEFAULT = "en";

    /** By bundle id: smaller ones were installed first. */
    private final Map<Long, MessageFiles> sources = new TreeMap<>();

    private final Map<String, Messages> views = new ConcurrentHashMap<>();
    private final BundleTracker<MessageFiles> tracker;
    private Map<String, Map<String, MessagePattern>> own = Map.of();
    private volatile Map<String, Map<String, MessagePattern>> byLanguage = Map.of();

    @Activate
    public BundleMessages(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    @Override
    public Messages in(String language) {
        return views.computeIfAbsent(byLanguage.containsKey(language) ? language : DEFAULT, View::new);
    }

    @Override
    public MessageFiles addingBundle(Bundle bundle, BundleEvent event) {
        MessageFiles files = MessageFiles.of(bundle);
        if (files != null) {
            synchronized (sources) {
                sources.put(bundle.getBundleId(), files);
                speak();
            }
        }
        return files;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, MessageFiles files) {}

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, MessageFiles files) {
        synchronized (sources) {
            sources.remove(bundle.getBundleId());
            speak();
        }
    }

    /** Puts together what is said; the caller holds the lock. */
    private void speak() {
        Map<String, Map<String, MessagePattern>> merged = MessageFiles.merge(sources.values());
        own.forEach((language, messages) -> messages.forEach((key, pattern) -> {
            if (known(merged, language, key)) {
                merged.computeIfAbsent(language, l -> new HashMap<>()).put(key, pattern);
            }
        }));
        byLanguage = merged;
    }

    /** A key that some bundle has, or the further form of a counted one. */
    private static boolean known(Map<String, Map<String, MessagePattern>> merged, String language, String key) {
        int dot = key.lastIndexOf('.');
        String counted = dot > 0 && Plurals.forms(language).contains(key.substring(dot + 1))
                ? key.substring(0, dot) + ".other"
                : key;
        return merged.values().stream()
                .anyMatch(messages -> messages.containsKey(key) || messages.containsKey(counted));
    }

    /** As {@link Wordings#brought}. */
    List<Wordings.Wording> brought() {
        synchronized (sources) {
            return MessageFiles.wordings(sources.values());
        }
    }

    /** As {@link Wordings#use}. */
    void use(Map<String, Map<String, String>> texts) {
        Map<String, Map<String, MessagePattern>> read = new HashMap<>();
        texts.forEach((language, messages) -> {
            Locale locale = Locale.forLanguageTag(language);
            Map<String, MessagePattern> patterns = new HashMap<>();
            messages.forEach((key, text) -> {
                try {
                    patterns.put(key, MessageFiles.pattern(text, locale));
                } catch (IllegalArgumentException e) {
                    LOG.warn("The own text of {} in {} cannot be read: {}", key, language, e.getMessage());
                }
            });
            read.put(language, patterns);
        });
        synchronized (sources) {
            own = read;
            speak();
        }
    }

    private final class View implements Messages {
        private final String language;

        View(String language) {
            this.language = language;
        }

        @Override
        public String language() {
            return language;
        }

        @Override
        public String text(String key, Object... arguments) {
            MessagePattern pattern = find(key);
            if (pattern == null) {
                LOG.error("No message {} in {}", key, language);
                return "";
            }
            return pattern.format(arguments);
        }

        @Override
        public String count(String key, long count, Object... arguments) {
            Object[] all = new Object[arguments.length + 1];
            all[0] = count;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return text(key + form(key, count), all);
        }

        /** The form in this language where it has that text; what is not translated counts as English does. */
        private String form(String key, long count) {
            Map<String, MessagePattern> messages = byLanguage.getOrDefault(language, Map.of());
            String form = "." + Plurals.form(language, count);
            if (messages.containsKey(key + form)) {
                return form;
            }
            return messages.containsKey(key + ".other") ? ".other" : "." + Plurals.form(DEFAULT, count);
        }

        @Override
        public boolean has(String key) {
            return find(key) != null;
        }

        private MessagePattern find(String key) {
            Map<String, MessagePattern> messages = byLanguage.get(language);
            MessagePattern pattern = messages == null ? null : messages.get(key);
            if (pattern == null && !language.equals(DEFAULT)) {
                Map<String, MessagePattern> fallback = byLanguage.get(DEFAULT);
                pattern = fallback == null ? null : fallback.get(key);
            }
            return pattern;
        }
    }
}
