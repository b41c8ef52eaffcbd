// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rambla.api.text.LanguageName;
import org.rambla.api.visit.Visit;
import org.rambla.translation.glossary.Rule;
import org.rambla.translation.work.CoreTexts;

/** Languages as a reader says them. */
public final class Words {
    private Words() {}

    /** Inside a sentence: "French", "français". */
    public static String language(String tag, Visit visit) {
        return LanguageName.of(tag, visit.language());
    }

    /** Forms of a term. */
    public static String list(List<Rule.Form> forms) {
        return forms.stream().map(Rule.Form::text).collect(Collectors.joining(", "));
    }

    /** What an item is, "forum.post", in the words of its feature as long as that is there. */
    public static String kind(String kind, Visit visit) {
        int dot = kind.indexOf('.');
        String type = kind.substring(dot + 1);
        String key =
                CoreTexts.OF_SPACES.contains(kind) ? "space.type." + type : kind.substring(0, dot) + ".type." + type;
        return visit.messages().has(key) ? visit.text(key) : kind;
    }

    /** At the beginning of a line: "French", "Français". */
    public static String title(String tag, Visit visit) {
        String name = language(tag, visit);
        return name.substring(0, 1).toUpperCase(Locale.forLanguageTag(visit.language())) + name.substring(1);
    }
}
