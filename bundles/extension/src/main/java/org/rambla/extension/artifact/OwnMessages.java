// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.artifact;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.rambla.api.text.Localised;

/**
 * The texts that an extension brings: the same in both languages, in a form that can be read, and under its own name.
 *
 * @param texts by language; empty when it brings none
 */
record OwnMessages(String name, Map<String, Properties> texts) {
    private static final List<String> LANGUAGES = List.of("en", "fr");
    private static final int LARGEST = 1024 * 1024;

    /** @param name of the feature */
    static OwnMessages read(BundleFile bundle, String name) throws IOException, BadArtifact {
        Map<String, Properties> texts = new TreeMap<>();
        for (String language : LANGUAGES) {
            String file = "messages_" + language + ".properties";
            byte[] text = bundle.read(file, LARGEST);
            if (text != null) {
                texts.put(language, properties(file, text));
            }
        }
        OwnMessages messages = new OwnMessages(name, texts);
        if (!texts.isEmpty()) {
            messages.check();
        }
        return messages;
    }

    private static Properties properties(String file, byte[] text) throws IOException, BadArtifact {
        Properties properties = new Properties();
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            properties.load(
                    new StringReader(decoder.decode(ByteBuffer.wrap(text)).toString()));
            return properties;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new BadArtifact("extension.problem.messages", file);
        }
    }

    private void check() throws BadArtifact {
        for (String language : LANGUAGES) {
            Properties here = texts.getOrDefault(language, new Properties());
            for (Properties other : texts.values()) {
                for (String key : other.stringPropertyNames()) {
                    if (!here.containsKey(key)) {
                        throw new BadArtifact("extension.problem.message", key, language);
                    }
                    if (!key.startsWith(name + ".")) {
                        throw new BadArtifact("extension.problem.messageName", key, name);
                    }
                }
            }
        }
    }

    /** One of the texts in all languages, cut. */
    Localised said(String key, int most) {
        Map<String, String> said = new LinkedHashMap<>();
        texts.forEach((language, properties) ->
                said.put(language, Reading.cut(properties.getProperty(name + "." + key, ""), most)));
        return new Localised(said);
    }
}
