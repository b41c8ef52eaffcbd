// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.web.rules.Tree.Source;

/** The interface texts of every bundle, in both languages; and that pages ask for texts that exist. */
final class MessageRulesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    /** Plain in the files; it becomes one that does not break when they are read. */
    private static final String SPACE = "[ \u00a0\u202f]";

    private static final Map<String, Source> FILES =
            Tree.sources(name -> name.matches("messages_\\w+\\.properties")).stream()
                    .filter(Source::main)
                    .collect(Collectors.toMap(Source::name, source -> source, (a, b) -> a, TreeMap::new));
    private static final Set<String> KEYS = keys();

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        FILES.values().forEach(file -> keys.addAll(messages(file).stringPropertyNames()));
        return keys;
    }

    static Stream<String> bundles() {
        return FILES.values().stream().map(Source::bundle).distinct();
    }

    private static Properties in(String bundle, String language) {
        Source file = FILES.get("bundles/" + bundle + "/src/main/resources/messages_" + language + ".properties");
        assertThat(file).as("%s in %s", bundle, language).isNotNull();
        return messages(file);
    }

    private static Properties messages(Source file) {
        Properties messages = new Properties();
        try {
            messages.load(new StringReader(file.text()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return messages;
    }

    private static List<String> breaking(Properties messages, Pattern pattern) {
        return messages.stringPropertyNames().stream()
                .filter(key -> pattern.matcher(messages.getProperty(key)).find())
                .map(key -> key + "=" + messages.getProperty(key))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguages_haveTheSameKeys(String bundle) {
        assertThat(in(bundle, "fr").stringPropertyNames())
                .isEqualTo(in(bundle, "en").stringPropertyNames());
        assertThat(in(bundle, "fr").stringPropertyNames())
                .allMatch(key -> key.startsWith(bundle.replaceAll(".*/", "") + "."));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyText_saysSomething(String bundle) {
        for (String language : List.of("fr", "en")) {
            assertThat(breaking(in(bundle, language), Pattern.compile("^\\s*$|^\\s|\\s$")))
                    .as(language)
                    .isEmpty();
        }
    }

    @Test
    void everyKey_standsOnceInItsFile() {
        for (Source file : FILES.values()) {
            Set<String> seen = new HashSet<>();
            assertThat(file.text()
                            .lines()
                            .filter(line -> line.matches("[a-z]\\S*=.*"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .as(file.name())
                    .allMatch(seen::add);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguages_haveTheSamePlaces(String bundle) {
        Properties french = in(bundle, "fr");
        Properties english = in(bundle, "en");
        for (String key : english.stringPropertyNames()) {
            // "1 minute ago" need not repeat the number.
            if (!key.endsWith(".one")) {
                assertThat(places(french.getProperty(key, ""))).as(key).isEqualTo(places(english.getProperty(key)));
            }
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyText_isAPatternThatCanBeFilled(String bundle) {
        for (String language : List.of("fr", "en")) {
            Properties messages = in(bundle, language);
            for (String key : messages.stringPropertyNames()) {
                MessageFormat pattern = new MessageFormat(messages.getProperty(key), Locale.forLanguageTag(language));
                String filled = pattern.format(Stream.concat(
                                Arrays.stream(pattern.getFormatsByArgumentIndex())
                                        .map(format -> format instanceof NumberFormat ? 1 : "a"),
                                Stream.of("a"))
                        .toArray());
                assertThat(filled).as(key).doesNotContain("{", "}");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void plural_hasBothForms(String bundle) {
        Set<String> keys = in(bundle, "en").stringPropertyNames();
        assertThat(keys).allMatch(key -> !key.endsWith(".one") || keys.contains(key.replaceAll("one$", "other")));
        assertThat(in(bundle, "fr").stringPropertyNames().stream()
                        .filter(key -> key.endsWith(".one"))
                        .filter(key -> in(bundle, "fr").getProperty(key).contains("1 ")
                                && !in(bundle, "fr").getProperty(key).contains("{")))
                .as("in French one is the form of 0 too")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void french_isSetAsFrenchIs(String bundle) {
        Properties french = in(bundle, "fr");
        assertThat(breaking(french, Pattern.compile("'")))
                .as("an apostrophe is \u2019")
                .isEmpty();
        assertThat(breaking(french, Pattern.compile("(?<!" + SPACE + ")[;!?\u00bb](?!\\w)")))
                .as("a space before ; ! ? \u00bb")
                .isEmpty();
        assertThat(breaking(french, Pattern.compile("(?<!" + SPACE + "|\\d|https?|mailto):(?!//|\\w)")))
                .as("a space before :, unless it stands in what one types: ville:Nice")
                .isEmpty();
        assertThat(breaking(french, Pattern.compile("\u00ab(?!" + SPACE + ")")))
                .as("a space after \u00ab")
                .isEmpty();
        assertThat(breaking(french, Pattern.compile("[\"\u201c\u201d]")))
                .as("quotes are \u00ab \u00bb")
                .isEmpty();
        assertThat(breaking(french, Pattern.compile("\\.\\.\\.")))
                .as("an ellipsis is \u2026")
                .isEmpty();
        assertThat(breaking(french, Pattern.compile(" [A-Z]\\w+ (?:[A-Z]\\w+ ){3}")))
                .as("no Title Case")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void english_isSetAsEnglishIs(String bundle) {
        Properties english = in(bundle, "en");
        assertThat(breaking(english, Pattern.compile("'")))
                .as("an apostrophe is \u2019")
                .isEmpty();
        assertThat(breaking(english, Pattern.compile(SPACE + "[;:!?]")))
                .as("no space before ; : ! ?")
                .isEmpty();
        assertThat(breaking(english, Pattern.compile("\\.\\.\\.")))
                .as("an ellipsis is \u2026")
                .isEmpty();
        assertThat(breaking(english, Pattern.compile("[\u00ab\u00bb\"]")))
                .as("quotes are \u201c \u201d")
                .isEmpty();
    }

    /** Plain words for city officials. */
    @ParameterizedTest
    @MethodSource("bundles")
    void words_arePlain(String bundle) {
        Pattern jargon = Pattern.compile(
                "(?i)\\berror [45]\\d\\d|\\berreur [45]\\d\\d|\\bbundles?\\b|\\bplugins?\\b|\\bexception\\b|\\bJSON\\b|\\bHTTP\\b|\\bcookies?\\b|\\bURL\\b"
                        + "|\\bdatabase error|\\binvalid\\b|\\binvalides?\\b|\\bslug\\b|\\bID\\b");
        for (String language : List.of("fr", "en")) {
            assertThat(breaking(in(bundle, language), jargon)).as(language).isEmpty();
        }
    }

    /** Literals that pages, refusals, redirects, tabs and the log are given as keys. */
    @Test
    void everyTextThatIsAskedFor_exists() {
        List<String> missing = new ArrayList<>();
        for (Source source : sources()) {
            for (MessageUse use : MessageUse.in(withoutComments(source.text()))) {
                if (use.dynamic() ? KEYS.stream().noneMatch(key -> key.startsWith(use.key())) : !exists(use)) {
                    missing.add(source.name() + ": " + use);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(sources().stream()
                        .mapToInt(s -> MessageUse.in(s.text()).size())
                        .sum())
                .isGreaterThan(500);
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "");
    }

    private static boolean exists(MessageUse use) {
        boolean plural = KEYS.contains(use.key() + ".one") && KEYS.contains(use.key() + ".other");
        return use.counted() ? plural : KEYS.contains(use.key()) || plural;
    }

    private static List<Source> sources() {
        return Tree.sources(name -> name.endsWith(".java") || name.endsWith(".jte")).stream()
                .filter(Source::main)
                .toList();
    }

    /** What nobody asks for is dead weight for translators. */
    @Test
    void everyText_isAskedForSomewhere() {
        Set<String> literals = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        Pattern literal = Pattern.compile("\"([a-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*\\.?)\"(\\s*\\+)?");
        for (Source source : sources()) {
            Matcher matcher = literal.matcher(source.text());
            while (matcher.find()) {
                literals.add(matcher.group(1));
                boolean begins = matcher.group(2) != null || matcher.group(1).endsWith(".");
                if (begins && matcher.group(1).contains(".")) {
                    beginnings.add(matcher.group(1));
                }
            }
        }
        Set<String> features = bundles().filter(MessageRulesTest::isFeature).collect(Collectors.toSet());
        assertThat(KEYS.stream()
                        .filter(key -> !literals.contains(key))
                        .filter(key -> !literals.contains(key.replaceAll("\\.(one|other)$", "")))
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                        .filter(key -> !(key.matches(".*\\.[A-Z_]+")
                                && literals.contains(key.substring(0, key.lastIndexOf('.')))))
                        .filter(key -> !ofAFeature(key, features)))
                .isEmpty();
    }

    /** Core asks every feature for these, by its name. */
    private static boolean ofAFeature(String key, Set<String> features) {
        int dot = key.indexOf('.');
        return features.contains(key.substring(0, dot))
                && key.substring(dot + 1).matches("title|description|permission\\..+|type\\..+");
    }

    private static boolean isFeature(String bundle) {
        return Tree.java().stream()
                .anyMatch(s -> s.main() && s.bundle().equals(bundle) && s.text().contains("@FeatureInfo("));
    }
}
