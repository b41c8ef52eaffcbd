// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern QUOTED = Pattern.compile("\"(space\\.[A-Za-z.]+[A-Za-z])\"");

    private static Properties read(String language) {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages_" + language + ".properties"))) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    @Test
    void everyKey_isThereInBothLanguages_withTheSamePlaces() {
        Properties french = read("fr");
        Properties english = read("en");
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(french.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    private static int places(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }

    @Test
    void everyKey_thatTheSourcesName_isThere() throws IOException {
        Properties texts = read("en");
        TreeSet<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(java|jte)")).toList()) {
                QUOTED.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(key -> {
                            boolean known = texts.stringPropertyNames().stream()
                                    .anyMatch(name -> name.equals(key) || name.startsWith(key + "."));
                            if (!known) {
                                missing.add(file.getFileName() + ": " + key);
                            }
                        });
            }
        }
        missing.removeIf(
                found -> found.matches(
                        ".*: space\\.(visit|member|moderate|manage|featureSwitched|changed|partnerLeft|topics|people|mail|letter)"));
        assertThat(missing).isEmpty();
    }

    @Test
    void noText_speaksOfThingsThatOnlyBuildersKnow() {
        for (String language : new String[] {"fr", "en"}) {
            read(language)
                    .forEach((key, text) -> assertThat(text.toString())
                            .as(key.toString())
                            .doesNotContainIgnoringCase("bundle")
                            .doesNotContainIgnoringCase("error")
                            .doesNotContain("'"));
        }
    }
}
