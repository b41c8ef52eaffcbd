// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.Collection;
import java.util.regex.Pattern;
import org.rambla.api.text.LanguageName;
import org.rambla.api.text.Tongue;
import org.rambla.api.visit.Visit;

/**
 * Asks people, once, whether a text is in the language that they chose for it, where it reads like another one: what is
 * under the wrong language is translated from it, and read out wrongly. The form has a field {@code language}, and while
 * {@link #asked} a hidden one of the name {@link #FIELD}, so that whoever sends it again is not asked a second time.
 * Programs are not asked.
 */
public final class LanguageAsked {
    /** Name of the field that says that it was asked. */
    public static final String FIELD = "languageAsked";

    /** So much of a text tells its language; what follows may be long. */
    private static final int TELLING = 20_000;

    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^[ \\t]*+(?:>|&gt;)[^\\n]*+");
    private static final Pattern TAG = Pattern.compile("<[^<>]*+>");

    private LanguageAsked() {}

    /**
     * Keeps a message about the field {@code language} of a form without others where there is a doubt.
     *
     * @param title plain text, "" for none
     * @param body as it was typed, plain or HTML; what it quotes does not count
     * @param offered languages that may be chosen
     */
    public static void ask(
            Form form, String title, String body, String language, Collection<String> offered, Visit visit) {
        if (form.valid() && !form.checked(FIELD)) {
            Tongue.doubt(title + " " + own(body), language, offered)
                    .ifPresent(other -> form.reject(
                            "language", "web.problem.language", named(other, visit), named(language, visit)));
        }
    }

    /** Whether a form that comes back asks, or asked before. */
    public static boolean asked(Form form) {
        return form != null && (form.problem("language").isPresent() || form.checked(FIELD));
    }

    /** What somebody wrote, without what it quotes: of HTML, or of plain text whose quotes have a sign before them. */
    private static String own(String body) {
        String begun = body.substring(0, Math.min(body.length(), TELLING));
        return TAG.matcher(QUOTED_LINE.matcher(unquoted(begun)).replaceAll(" ")).replaceAll(" ");
    }

    private static String unquoted(String html) {
        StringBuilder own = new StringBuilder();
        int from = 0;
        int quote = html.indexOf("<blockquote");
        while (quote >= 0) {
            own.append(html, from, quote).append(' ');
            int end = html.indexOf("</blockquote>", quote);
            from = end < 0 ? html.length() : end;
            quote = html.indexOf("<blockquote", from);
        }
        return own.append(html, from, html.length()).toString();
    }

    /** Inside a sentence. */
    private static String named(String tag, Visit visit) {
        return LanguageName.of(tag, visit.language());
    }
}
