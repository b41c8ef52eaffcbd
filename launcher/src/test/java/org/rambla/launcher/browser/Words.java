// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The product's own words in both languages, as its message files hold them: what a page may say, and what it may not. */
final class Words {
    private static final Path BUNDLES = Path.of("..", "bundles");

    /** How many words of a page are told: one forgotten language is one problem. */
    private static final int ENOUGH = 4;

    private final Set<String> keys = new HashSet<>();
    private final Map<String, Set<String>> byLanguage = new HashMap<>();

    Words() {
        try (Stream<Path> bundles = Files.list(BUNDLES)) {
            for (Path bundle : bundles.toList()) {
                for (String language : List.of("fr", "en")) {
                    read(bundle.resolve("src/main/resources/messages_" + language + ".properties"), language);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file, String language) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        }
        keys.addAll(messages.stringPropertyNames());
        Set<String> known = byLanguage.computeIfAbsent(language, l -> new HashSet<>());
        for (String key : messages.stringPropertyNames()) {
            known.add(messages.getProperty(key)
                    .replace("''", "'")
                    .replaceAll("\\s+", " ")
                    .strip());
        }
    }

    /** What is wrong with words that should be in the language of the look. */
    List<String> problems(Collection<String> said, Look look) {
        Set<String> own = byLanguage.get(look.language());
        Set<String> foreign = byLanguage.get(look.other());
        List<String> problems = new ArrayList<>();
        for (String text : said) {
            if (foreign.contains(text) && !own.contains(text)) {
                problems.add("in the other language: " + text);
            }
            for (String word : text.split("[\\s:,;()]+")) {
                if (keys.contains(word) && word.indexOf('.') > 0) {
                    problems.add("the name of a message instead of the message: " + word);
                }
            }
            if (text.matches(".*\\{[0-9]+[^}]*}.*")) {
                problems.add("a gap that was not filled: " + text);
            }
        }
        return problems.subList(0, Math.min(problems.size(), ENOUGH));
    }
}
