// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.text;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    /** Name and purpose: the original is the first language that has both. Where none has, the name alone. */
    static SpaceText about(SpaceKind kind, Localised name, Localised purpose) {
        Localised named = name(kind, name);
        if (!together(named, purpose)) {
            return of(named.texts().keySet(), tag -> new LanguageVersion(tag, named.only(tag), Body.EMPTY));
        }
        Set<String> languages = new LinkedHashSet<>(named.texts().keySet());
        languages.addAll(purpose.texts().keySet());
        languages.removeIf(tag -> !whole(tag, named, purpose));
        return of(languages, tag -> new LanguageVersion(tag, named.only(tag), paragraph(purpose.only(tag))));
    }

    /** The purpose, where no language has it beside the name. */
    static SpaceText purpose(SpaceKind kind, Localised name, Localised purpose) {
        return together(name(kind, name), purpose)
                ? NONE
                : of(purpose.texts().keySet(), tag -> new LanguageVersion(tag, "", paragraph(purpose.only(tag))));
    }

    /** A project is called what it is called. */
    private static Localised name(SpaceKind kind, Localised name) {
        return kind == SpaceKind.PROJECT ? Localised.NONE : name;
    }

    private static boolean together(Localised named, Localised purpose) {
        return named.isEmpty()
                || purpose.isEmpty()
                || named.texts().keySet().stream().anyMatch(tag -> whole(tag, named, purpose));
    }

    private static boolean whole(String tag, Localised named, Localised purpose) {
        return (named.isEmpty() || !named.only(tag).isEmpty())
                && (purpose.isEmpty() || !purpose.only(tag).isEmpty());
    }

    /** The first of these languages is that of the original. */
    private static SpaceText of(Collection<String> languages, Function<String, LanguageVersion> in) {
        List<LanguageVersion> all = languages.stream().map(in).toList();
        if (all.isEmpty()) {
            return NONE;
        }
        LanguageVersion first = all.get(0);
        return new SpaceText(first.language(), first.title(), first.body(), all.subList(1, all.size()));
    }

    private static Body paragraph(String text) {
        return text.isEmpty() ? Body.EMPTY : new Body("<p data-b=\"purpose\">" + Html.escape(text) + "</p>", 0);
    }

    /** Guidelines or welcome, HTML that was cleaned. */
    static SpaceText of(Localised html) {
        return of(html.texts().keySet(), tag -> new LanguageVersion(tag, "", new Body(html.only(tag), 0)));
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
