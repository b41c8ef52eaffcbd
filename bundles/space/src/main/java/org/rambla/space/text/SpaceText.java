// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.content.Body;
import org.rambla.api.content.LanguageVersion;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.text.Html;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Written;

/**
 * One text of a space: the language in which it counts as the original, and the others in which people wrote it too.
 *
 * @param language BCP 47 tag; "" where nothing is written
 * @param title the name; "" for a project, whose name is the same in every language, and for guidelines and welcome
 * @param versions in other languages, only where all of it is written
 */
record SpaceText(String language, String title, Body body, List<LanguageVersion> versions) {
    private static final SpaceText NONE = new SpaceText("", "", Body.EMPTY, List.of());

    /** Name and purpose: the original is the first language that has both. */
    static SpaceText about(SpaceKind kind, Localised name, Localised purpose) {
        Localised named = kind == SpaceKind.PROJECT ? Localised.NONE : name;
        Set<String> languages = new LinkedHashSet<>(name.texts().keySet());
        languages.addAll(purpose.texts().keySet());
        String first = languages.stream()
                .filter(tag -> whole(tag, named, purpose))
                .findFirst()
                .orElseGet(() -> (named.isEmpty() ? purpose : named).languageFor(""));
        if (named.only(first).isEmpty() && purpose.only(first).isEmpty()) {
            return NONE;
        }
        List<LanguageVersion> versions = new ArrayList<>();
        for (String tag : languages) {
            if (!tag.equals(first) && whole(tag, named, purpose)) {
                versions.add(new LanguageVersion(tag, named.only(tag), paragraph(purpose.only(tag))));
            }
        }
        return new SpaceText(first, named.only(first), paragraph(purpose.only(first)), versions);
    }

    private static boolean whole(String tag, Localised named, Localised purpose) {
        return (named.isEmpty() || !named.only(tag).isEmpty())
                && (purpose.isEmpty() || !purpose.only(tag).isEmpty());
    }

    private static Body paragraph(String text) {
        return text.isEmpty() ? Body.EMPTY : new Body("<p data-b=\"purpose\">" + Html.escape(text) + "</p>", 0);
    }

    /** Guidelines or welcome, HTML that was cleaned. */
    static SpaceText of(Localised html) {
        if (html.isEmpty()) {
            return NONE;
        }
        String first = html.languageFor("");
        List<LanguageVersion> versions = new ArrayList<>();
        html.texts().forEach((tag, text) -> {
            if (!tag.equals(first)) {
                versions.add(new LanguageVersion(tag, "", new Body(text, 0)));
            }
        });
        return new SpaceText(first, "", new Body(html.only(first), 0), versions);
    }

    boolean isEmpty() {
        return language.isEmpty();
    }

    /** Whether people wrote it in each of these languages. */
    boolean in(Collection<String> languages) {
        return languages.stream()
                .allMatch(tag -> Written.readable(language, tag)
                        || versions.stream().anyMatch(version -> Written.readable(version.language(), tag)));
    }

    /** A number made of all that it says. */
    long stamp() {
        long stamp = 1_125_899_906_842_597L;
        String all = language + '\n' + title + '\n' + body.html() + '\n' + versions;
        for (int i = 0; i < all.length(); i++) {
            stamp = 31 * stamp + all.charAt(i);
        }
        return stamp;
    }
}
