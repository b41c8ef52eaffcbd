// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.legal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.network.settings.Settings;

/** The texts every site must have: the administrators' own, else a default that asks them to complete it. */
public final class LegalTexts {
    /** Their names, in the order in which they are listed. */
    public static final List<String> NAMES = List.of("legal-notice", "personal-data", "accessibility");

    private final Bodies bodies;
    private final Map<String, Body> defaults = new ConcurrentHashMap<>();

    public LegalTexts(Bodies bodies) {
        this.bodies = bodies;
    }

    /** A text in a language; in another one when it has no text in that one; EMPTY for an unknown name. */
    public Body body(Settings settings, String name, String language) {
        if (!NAMES.contains(name)) {
            return Body.EMPTY;
        }
        Body own = settings.legal().get(name + "." + language);
        return own != null && !own.isEmpty() ? bodies.stored(own.html(), own.sanitiser()) : fallback(name, language);
    }

    private Body fallback(String name, String language) {
        String known = Settings.SHIPPED.contains(language) ? language : "en";
        return defaults.computeIfAbsent(name + "_" + known, file -> bodies.clean(read(file), "html", Body.EMPTY));
    }

    private static String read(String file) {
        try (InputStream in = LegalTexts.class.getResourceAsStream("/defaults/" + file + ".html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
