// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers {@code messages_<language>.properties} of every bundle that is started. A bundle may only speak under its own
 * name: keys of bundle {@code org.rambla.forum} begin with "forum.", of a feature bundle elsewhere with the last part of
 * its symbolic name. Of two bundles with one name the first to be installed speaks; of two versions of one bundle the
 * newer, and the older again when that one goes.
 */
@Component(immediate = true, service = Languages.class)
public final class BundleMessages implements Languages, BundleTrackerCustomizer<MessageFiles> {
    private static final Logger LOG = LoggerFactory.getLogger(BundleMessages.class);
    private static final String DEFAULT = "en";

    /** By bundle id: smaller ones were installed first. */
    private final Map<Long, MessageFiles> sources = new TreeMap<>();

    private final Map<String, Messages> views = new ConcurrentHashMap<>();
    private final BundleTracker<MessageFiles> tracker;
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
                byLanguage = MessageFiles.merge(sources.values());
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
            byLanguage = MessageFiles.merge(sources.values());
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
            return text(key + (singular(count) ? ".one" : ".other"), all);
        }

        private boolean singular(long count) {
            return language.equals("fr") ? Math.abs(count) < 2 : count == 1;
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
