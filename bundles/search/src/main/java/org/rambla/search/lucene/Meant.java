// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.rambla.api.search.SearchDocument.Block;
import org.rambla.api.search.SearchDocument.Text;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;

/** "Did you mean": words that look alike and stand in texts that the reader may find; no other text has a say in it. */
final class Meant {
    private static final int SHORTEST = 5;
    /** Words of a question for which others are looked up. */
    private static final int MOST_WORDS = 6;

    /** So many times as usual has a word to be that is proposed in the place of one that was found. */
    private static final int MORE_USUAL = 10;

    private final IndexSearcher searcher;
    private final SearchQuestion question;
    private final Readable readable;
    private final Alike alike;
    private final boolean found;
    private final List<Stems> stems = List.of(Stems.in("fr"), Stems.in("en"));

    /** @param found whether the question found something, by other forms of its words too */
    Meant(IndexSearcher searcher, SearchQuestion question, Readable readable, boolean found) {
        this.searcher = searcher;
        this.readable = readable;
        this.question = question;
        this.alike = new Alike(searcher, readable);
        this.found = found;
    }

    /** The question as it may have been meant, "" when nothing better is known. */
    String text() throws IOException {
        boolean changed = false;
        int left = MOST_WORDS;
        List<String> words = new ArrayList<>();
        for (Clause clause : question.clauses()) {
            String text = clause.text();
            if (clause.phrase() || clause.excluded()) {
                words.add((clause.excluded() ? "-" : "") + (clause.phrase() ? '"' + text + '"' : text));
                continue;
            }
            List<String> parts = Asked.plain(text);
            boolean looked = parts.size() == 1 && parts.get(0).length() >= SHORTEST && left-- > 0;
            String better = looked ? better(parts.get(0)) : "";
            changed |= !better.isEmpty();
            words.add(better.isEmpty() ? text : better);
        }
        return changed ? String.join(" ", words) : "";
    }

    /** How often words are used elsewhere has no say in it: whoever asks would learn of what others write. */
    private String better(String word) throws IOException {
        int found = searcher.count(uses(word));
        int enough = found * MORE_USUAL;
        if (enough >= searcher.getIndexReader().numDocs()) {
            return "";
        }
        // What somebody wrote is hardly two slips away from another word; and to look two away costs ten times as much.
        int errors = found == 0 ? Asked.errors(word) : Math.min(1, Asked.errors(word));
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (Alike.Word candidate : candidates(word, errors, enough)) {
            if (candidate.errors() > fewest) {
                break;
            }
            int uses = candidate.most() > enough ? searcher.count(uses(candidate.text())) : 0;
            if (uses > enough) {
                enough = uses;
                best = candidate.text();
                fewest = candidate.errors();
            }
        }
        return best.isEmpty() ? "" : example(best);
    }

    /** Those that look alike, the likest first, without those that are too rare whoever reads. */
    private List<Alike.Word> candidates(String word, int errors, int enough) throws IOException {
        return alike.anywhere(word, errors).stream()
                .filter(other -> other.most() > enough && !(found && sameStem(other.text(), word)))
                .limit(Alike.TRIED)
                .toList();
    }

    /** Whether who asked for the one was shown the other. */
    private boolean sameStem(String one, String other) {
        return stems.stream().anyMatch(of -> !Collections.disjoint(of.of(one), of.of(other)));
    }

    /** What the reader may find with a word. */
    private Query uses(String folded) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(Alike.standsIn(folded), Occur.FILTER);
        readable.only(query);
        Readable.filtered(question, query);
        return query.build();
    }

    /** The word as somebody wrote it where the reader may read it, in lower case; "" where nobody did. */
    private String example(String folded) throws IOException {
        Query built = uses(folded);
        ScoreDoc[] found = searcher.search(built, 1).scoreDocs;
        if (found.length == 0) {
            return "";
        }
        Stored stored = Stored.of(searcher.storedFields().document(found[0].doc).getBinaryValue(Fields.STORED));
        for (Text text : stored.texts()) {
            String said = said(text.title(), folded);
            if (!said.isEmpty()) {
                return said;
            }
            for (Block block : text.blocks()) {
                said = said(block.text(), folded);
                if (!said.isEmpty()) {
                    return said;
                }
            }
        }
        return folded;
    }

    private static String said(String text, String folded) {
        return Words.of(text).stream()
                .filter(word -> !word.compound() && Folding.of(word.text()).equals(folded))
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }
}
