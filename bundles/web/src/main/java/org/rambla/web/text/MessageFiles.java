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
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.rambla.api.text.Wordings.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one bundle has to say.
 *
 * @param bundle symbolic name
 * @param prefix with which its keys begin, "forum."
 * @param byLanguage language tag to key to message
 * @param texts the same, as the files have it
 */
record MessageFiles(
        String bundle,
        Version version,
        String prefix,
        Map<String, Map<String, MessagePattern>> byLanguage,
        Map<String, Map<String, String>> texts) {
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
                name,
                bundle.getVersion(),
                name.substring(name.lastIndexOf('.') + 1) + ".",
                new HashMap<>(),
                new HashMap<>());
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
        Map<String, String> written = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (!key.startsWith(prefix)) {
                LOG.warn("{} may not define {}: its keys begin with {}", bundle, key, prefix);
                continue;
            }
            try {
                messages.put(key, pattern(properties.getProperty(key), locale));
                written.put(key, properties.getProperty(key));
            } catch (IllegalArgumentException e) {
                LOG.warn("{} has a broken message {}: {}", bundle, key, e.getMessage());
            }
        }
        byLanguage.put(language, messages);
        texts.put(language, written);
    }

    /**
     * A text ready to be filled in.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    static MessagePattern pattern(String text, Locale locale) {
        return new MessagePattern(set(text, locale), locale);
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
        Map<String, Map<String, MessagePattern>> merged = new HashMap<>();
        for (MessageFiles source : heard(sources)) {
            source.byLanguage.forEach((language, messages) ->
                    merged.computeIfAbsent(language, l -> new HashMap<>()).putAll(messages));
        }
        return merged;
    }

    /** Those that speak under a name, older versions first. */
    private static List<MessageFiles> heard(Collection<MessageFiles> sources) {
        Map<String, String> speaker = new HashMap<>();
        sources.forEach(source -> speaker.putIfAbsent(source.prefix, source.bundle));
        return sources.stream()
                .filter(source -> speaker.get(source.prefix).equals(source.bundle))
                .sorted(Comparator.comparing(MessageFiles::version))
                .toList();
    }

    /** The texts as they are written, by name of whoever speaks. */
    static List<Wording> wordings(Collection<MessageFiles> sources) {
        Map<String, Map<String, Map<String, String>>> all = new TreeMap<>();
        for (MessageFiles source : heard(sources)) {
            var mine = all.computeIfAbsent(
                    source.prefix.substring(0, source.prefix.length() - 1), name -> new TreeMap<>());
            source.texts.forEach((language, written) ->
                    mine.computeIfAbsent(language, l -> new HashMap<>()).putAll(written));
        }
        return all.entrySet().stream()
                .map(entry -> new Wording(entry.getKey(), entry.getValue()))
                .toList();
    }
}
