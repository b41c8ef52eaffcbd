// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;

/**
 * Asks that pictures say what they show, for people who cannot see them, or that they are decoration. Those that stood in
 * the text before without a word, because they came in from elsewhere, may stay: whoever corrects a comma is not stopped.
 */
public final class Described {
    private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]*)\" alt=\"\"(?! role=)");

    private Described() {}

    /**
     * The body.
     *
     * @param before what stood there
     * @throws Refusal 422 that names the first new picture without a word
     */
    public static Body of(Body body, Body before) {
        Set<String> known = new HashSet<>(silent(before));
        silent(body).stream()
                .filter(picture -> !known.contains(picture))
                .findFirst()
                .ifPresent(picture -> {
                    throw new Refusal(422, "wiki.refusal.picture", name(picture));
                });
        return body;
    }

    private static List<String> silent(Body body) {
        List<String> silent = new ArrayList<>();
        Matcher matcher = PICTURE.matcher(body.html());
        while (matcher.find()) {
            silent.add(matcher.group(1));
        }
        return silent;
    }

    private static String name(String address) {
        String last = address.replaceAll("[?#].*", "").replaceAll(".*/", "");
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException odd) {
            return last;
        }
    }
}
