// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.visit.Visit;
import org.rambla.network.wording.Catalogue.Entry;

/**
 * What the template shows.
 *
 * @param next address of the further texts, "" when there are none
 * @param refused texts of a file that were not taken, by key, with the reason
 * @param taken how many texts of a file were taken, -1 when none came in
 */
public record WordingView(
        Asked asked,
        Catalogue catalogue,
        List<Entry> entries,
        String next,
        boolean offered,
        Map<String, String> refused,
        int taken,
        Form form,
        Fields fields,
        Visit visit) {
    public String language() {
        return Tongues.name(asked.language(), visit);
    }

    public Map<String, String> states() {
        Map<String, String> options = new LinkedHashMap<>();
        Asked.STATES.forEach(state -> options.put(state, visit.text("network.wording.show." + state)));
        return options;
    }

    /** The parts by their titles, for features have one. */
    public Map<String, String> parts() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("all", visit.text("network.wording.part.all"));
        catalogue.parts().forEach(part -> options.put(part, part(part)));
        return options;
    }

    /** A feature's title, a word of ours for a part of core, else its own name. */
    public String part(String name) {
        String word = "network.wording.part." + name;
        String title = name + ".title";
        if (visit.messages().has(word)) {
            return visit.text(word);
        }
        return visit.messages().has(title) ? visit.text(title) : name;
    }

    public String places(Entry entry) {
        return TextCheck.listed(entry.filled());
    }

    /** The English text for a label: what is filled in is left open. */
    public String label(Entry entry) {
        return visit.text("network.wording.text", language(), entry.english().replaceAll("\\{\\d[^}]*\\}", "\u2026"));
    }

    /** What the own text was when the form was made. */
    public String seen(Entry entry) {
        return entry.stamp();
    }

    public int rows(Entry entry) {
        return Math.min(12, 1 + Math.max(entry.english().length(), entry.text().length()) / 70);
    }
}
