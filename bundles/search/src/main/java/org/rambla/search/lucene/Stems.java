// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.PorterStemmer;

/** What a word of a language has in common with its other forms. Not thread-safe. */
abstract sealed class Stems {
    /** Entries for words that were met lately, a power of two. */
    private static final int KNOWN = 1 << 13;
    /** Longer ones are rare, and would take room from the others. */
    private static final int LONGEST_KNOWN = 24;

    private static final Known[] KNOWN_FRENCH = new Known[KNOWN];
    private static final Known[] KNOWN_ENGLISH = new Known[KNOWN];

    private final CharArraySet stops;
    private final Known[] known;

    private Stems(CharArraySet stops, Known[] known) {
        this.stops = stops;
        this.known = known;
    }

    /**
     * What was found out about a word. Texts say the same few thousand words again and again; entries never change, so that
     * all threads share them without waiting.
     */
    private record Known(String word, boolean stop, List<String> stems) {}

    private Known about(String word) {
        int hash = word.hashCode();
        int at = (hash ^ hash >>> 13) & KNOWN - 1;
        Known found = known[at];
        if (found == null || !found.word.equals(word)) {
            found = new Known(word, stops.contains(word.toLowerCase(Locale.ROOT)), stems(word));
            if (word.length() <= LONGEST_KNOWN) {
                known[at] = found;
            }
        }
        return found;
    }

    /** For a field's language, "fr" or "en". */
    static Stems in(String language) {
        return language.equals("fr") ? new French() : new English();
    }

    /** Whether a word says nothing by itself. */
    final boolean stop(String word) {
        return about(word).stop;
    }

    /** One stem, or two where it is not the same for who writes without accents. */
    final List<String> of(String word) {
        return about(word).stems;
    }

    /** The terms of a text's word: its stems, none when it says nothing by itself. */
    final List<String> terms(String word) {
        Known about = about(word);
        return about.stop ? List.of() : about.stems;
    }

    abstract List<String> stems(String word);

    /** Words that nearly every text of a language has, "fr" or "en". */
    static CharArraySet usual(String language) {
        return language.equals("fr") ? FrenchAnalyzer.getDefaultStopSet() : EnglishAnalyzer.getDefaultStopSet();
    }

    /** Words that say nothing in either language. */
    static boolean empty(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return FrenchAnalyzer.getDefaultStopSet().contains(lower)
                || EnglishAnalyzer.getDefaultStopSet().contains(lower)
                || QUESTION.contains(Folding.of(word));
    }

    /** Words of questions, which answers do not have. */
    private static final Set<String> QUESTION = Set.of(
            "comment",
            "pourquoi",
            "combien",
            "quel",
            "quelle",
            "quels",
            "quelles",
            "how",
            "why",
            "what",
            "which",
            "who",
            "where",
            "when",
            "does",
            "do",
            "est",
            "sont",
            "ou",
            "a",
            "des",
            "les");

    private static String stem(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static final class French extends Stems {
        private final FrenchStemmer stemmer = new FrenchStemmer();

        French() {
            super(FrenchAnalyzer.getDefaultStopSet(), KNOWN_FRENCH);
        }

        @Override
        List<String> stems(String word) {
            String lower = word.toLowerCase(Locale.ROOT);
            String folded = Folding.accents(lower);
            String plain = Folding.accents(stem(stemmer, folded));
            if (folded.equals(lower)) {
                return List.of(plain);
            }
            String accented = Folding.accents(stem(stemmer, lower));
            return accented.equals(plain) ? List.of(plain) : List.of(accented, plain);
        }
    }

    private static final class English extends Stems {
        private final PorterStemmer stemmer = new PorterStemmer();

        English() {
            super(EnglishAnalyzer.getDefaultStopSet(), KNOWN_ENGLISH);
        }

        @Override
        List<String> stems(String word) {
            return List.of(stem(stemmer, Folding.of(word)));
        }
    }
}
