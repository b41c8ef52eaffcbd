// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
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
 * its symbolic name.
 */
@Component(immediate = true, service = Languages.class)
public final class BundleMessages implements Languages, BundleTrackerCustomizer<List<String>> {
    private static final Logger LOG = LoggerFactory.getLogger(BundleMessages.class);
    private static final String DEFAULT = "en";

    private final Map<String, Map<String, MessagePattern>> byLanguage = new ConcurrentHashMap<>();
    private final Map<String, Messages> views = new ConcurrentHashMap<>();
    private final BundleTracker<List<String>> tracker;

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
        String known = byLanguage.containsKey(language) ? language : DEFAULT;
        return views.computeIfAbsent(known, View::new);
    }

    @Override
    public List<String> addingBundle(Bundle bundle, BundleEvent event) {
        var files = bundle.findEntries("/", "messages_*.properties", false);
        if (files == null) {
            return null;
        }
        String prefix = prefix(bundle);
        while (files.hasMoreElements()) {
            read(files.nextElement(), prefix, bundle);
        }
        return List.of(prefix);
    }

    private static String prefix(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return name.substring(name.lastIndexOf('.') + 1) + ".";
    }

    private void read(URL file, String prefix, Bundle bundle) {
        String path = file.getPath();
        String language = path.substring(path.lastIndexOf("messages_") + 9, path.length() - ".properties".length());
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Messages of {} cannot be read: {}", bundle, e.getMessage());
            return;
        }
        Locale locale = Locale.forLanguageTag(language);
        Map<String, MessagePattern> messages = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (!key.startsWith(prefix)) {
                LOG.warn("{} may not define {}: its keys begin with {}", bundle, key, prefix);
                continue;
            }
            try {
                messages.put(key, new MessagePattern(properties.getProperty(key), locale));
            } catch (IllegalArgumentException e) {
                LOG.warn("{} has a broken message {}: {}", bundle, key, e.getMessage());
            }
        }
        byLanguage.computeIfAbsent(language, l -> new ConcurrentHashMap<>()).putAll(messages);
        views.clear();
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, List<String> prefixes) {}

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, List<String> prefixes) {
        for (String prefix : prefixes) {
            byLanguage.values().forEach(m -> m.keySet().removeIf(key -> key.startsWith(prefix)));
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
            return language.equals("fr") ? count < 2 : count == 1;
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
