// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one bundle has to say.
 *
 * @param bundle symbolic name
 * @param prefix with which its keys begin, "forum."
 * @param byLanguage language tag to key to message
 */
record MessageFiles(
        String bundle, Version version, String prefix, Map<String, Map<String, MessagePattern>> byLanguage) {
    private static final Logger LOG = LoggerFactory.getLogger(MessageFiles.class);
    private static final String BEGIN = "messages_";
    private static final String END = ".properties";

    /** The messages at a bundle's root, or null when it has none. */
    static MessageFiles of(Bundle bundle) {
        var found = bundle.findEntries("/", BEGIN + "*" + END, false);
        if (found == null) {
            return null;
        }
        String name = bundle.getSymbolicName();
        MessageFiles files = new MessageFiles(
                name, bundle.getVersion(), name.substring(name.lastIndexOf('.') + 1) + ".", new HashMap<>());
        for (URL file : Collections.list(found)) {
            files.read(file);
        }
        return files;
    }

    private void read(URL file) {
        String path = file.getPath();
        String language = path.substring(path.lastIndexOf(BEGIN) + BEGIN.length(), path.length() - END.length());
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
                messages.put(key, new MessagePattern(set(properties.getProperty(key), locale), locale));
            } catch (IllegalArgumentException e) {
                LOG.warn("{} has a broken message {}: {}", bundle, key, e.getMessage());
            }
        }
        byLanguage.put(language, messages);
    }

    /** French has a space before : ; ! ? » and after « that no line may end at; the files have the plain one, which can be seen. */
    private static String set(String text, Locale locale) {
        return locale.getLanguage().equals("fr")
                ? text.replaceAll(" (?=[:;!?\u00bb])", "\u00a0").replace("\u00ab ", "\u00ab\u00a0")
                : text;
    }

    /**
     * Everything that is said, by language.
     *
     * @param sources those installed first come first
     */
    static Map<String, Map<String, MessagePattern>> merge(Collection<MessageFiles> sources) {
        Map<String, String> speaker = new HashMap<>();
        sources.forEach(source -> speaker.putIfAbsent(source.prefix, source.bundle));
        List<MessageFiles> older = sources.stream()
                .filter(source -> speaker.get(source.prefix).equals(source.bundle))
                .sorted(Comparator.comparing(MessageFiles::version))
                .toList();
        Map<String, Map<String, MessagePattern>> merged = new HashMap<>();
        for (MessageFiles source : older) {
            source.byLanguage.forEach((language, messages) ->
                    merged.computeIfAbsent(language, l -> new HashMap<>()).putAll(messages));
        }
        return merged;
    }
}
