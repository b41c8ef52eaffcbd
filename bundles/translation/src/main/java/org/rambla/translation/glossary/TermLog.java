// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.translation.glossary.BringTerms.Outcome;
import org.rambla.translation.glossary.Concept.Forms;

/** The log of the glossary: who changed which term, and from what to what. */
public final class TermLog {
    private static final int LONGEST = 900;

    private final Database database;
    private final Audit audit;

    public TermLog(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    void added(Concept concept, Visit visit) {
        note(concept.space(), "translation.audit.termAdded", named(concept), Words.of(said(concept)), visit);
    }

    /** Of what stands beside the forms only that it was changed; nothing where nothing was. */
    void changed(Concept before, Concept after, Visit visit) {
        String forms = difference(before, after);
        boolean beside = !before.part().equals(after.part())
                || !before.notes().equals(after.notes())
                || !before.source().equals(after.source());
        if (!forms.isEmpty()) {
            note(before.space(), "translation.audit.termChanged", named(before), Words.of(forms), visit);
        } else if (beside) {
            note(before.space(), "translation.audit.termNoted", named(before), Words.NONE, visit);
        }
    }

    void removed(Concept concept, Visit visit) {
        note(concept.space(), "translation.audit.termRemoved", named(concept), Words.of(said(concept)), visit);
    }

    void brought(long space, Outcome outcome, Visit visit) {
        if (outcome.added() + outcome.changed() > 0) {
            Words counts = Words.of(String.valueOf(outcome.added()));
            note(space, "translation.audit.termsBrought", counts, Words.of(String.valueOf(outcome.changed())), visit);
        }
    }

    private void note(long space, String act, Words subject, Words detail, Visit visit) {
        database.transaction(tx -> {
            audit.record(tx, visit.memberId(), space, act, subject, detail);
            return null;
        });
    }

    private static Words named(Concept concept) {
        return Words.of(concept.name());
    }

    private static String said(Concept concept) {
        List<String> said = new ArrayList<>();
        new TreeMap<>(concept.forms()).forEach((language, forms) -> said.add(language + ": " + said(forms)));
        return cut(String.join("; ", said));
    }

    /** Every form of a language: those that must not be used have a minus before them. */
    private static String said(Forms forms) {
        List<String> all = new ArrayList<>(forms.usable());
        forms.forbidden().forEach(form -> all.add("\u2212" + form));
        return all.isEmpty() ? "\u2013" : String.join(", ", all);
    }

    private static String difference(Concept before, Concept after) {
        Set<String> languages = new TreeSet<>(before.forms().keySet());
        languages.addAll(after.forms().keySet());
        List<String> changes = new ArrayList<>();
        for (String language : languages) {
            String old = said(before.in(language));
            String now = said(after.in(language));
            if (!old.equals(now)) {
                changes.add(language + ": " + old + " \u2192 " + now);
            }
        }
        return cut(String.join("; ", changes));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
    }
}
