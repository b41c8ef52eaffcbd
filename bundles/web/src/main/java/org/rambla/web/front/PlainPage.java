// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.rambla.api.text.Html.escape;

import java.nio.charset.StandardCharsets;

/**
 * A page that needs nothing of the server, for when nobody knows yet who is asking: in both languages, without scripts.
 *
 * @param title in English
 * @param text in English, one sentence or two
 * @param titre in French
 * @param texte in French
 */
record PlainPage(String title, String text, String titre, String texte) {
    private static final String STYLE =
            "<meta name=\"color-scheme\" content=\"light dark\"><link rel=\"stylesheet\" href=\"/assets/rambla.css\">";

    /** @param styled whether the stylesheet can be had at the moment */
    byte[] bytes(boolean styled) {
        return ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(title)
                        + "</title><meta name=\"viewport\" content=\"width=device-width\">" + (styled ? STYLE : "")
                        + "</head><body><main><div class=\"wrap prose\"><h1>" + escape(title) + "</h1><p>"
                        + escape(text) + "</p><div lang=\"fr\"><h2>" + escape(titre) + "</h2><p>" + escape(texte)
                        + "</p></div></div></main></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
