// SPDX-License-Identifier: Apache-2.0
package org.rambla.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BlendedTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.rambla.api.search.SearchQuestion;
import org.rambla.api.search.SearchQuestion.Clause;

/** The words of a question as conditions on the texts, and what is to be marked in the answers. */
final class Asked {
    private static final float LIKE = 0.7f;
    private static final float ALIKE = 0.4f;
    private static final int SHORTEST_ALIKE = 5;
    private static final int TWO_ERRORS = 9;
    private static final int MOST_ALIKE = 12;
    private static final int NEAR = 4;

    private final String language;
    private final Looking looking;
    private final Alike alike;
    private final boolean forgiving;
    private final Stems french = Stems.in("fr");
    private final Stems english = Stems.in("en");
    private final Marks marks = new Marks();
    private final List<String> needed = new ArrayList<>();
    private final Query query;

    Asked(SearchQuestion question, Looking looking, Alike alike) throws IOException {
        this.language = question.reader().language();
        this.looking = looking;
        this.alike = alike;
        this.forgiving = looking.forgiving();
        this.query = query(question.clauses());
    }

    /** What the texts must say; everything when nothing was asked. */
    Query query() {
        return query;
    }

    Marks marks() {
        return marks;
    }

    /** The words that texts must have, folded, in order. */
    List<String> needed() {
        return needed;
    }

    private Query query(List<Clause> clauses) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<Query> words = new ArrayList<>();
        List<Query> empty = new ArrayList<>();
        boolean any = false;
        for (Clause clause : new LinkedHashSet<>(clauses)) {
            if (clause.excluded()) {
                any |= exclude(all, clause);
                continue;
            }
            Query said = clause.phrase() ? phrase(clause.text()) : word(clause);
            if (said == null) {
                continue;
            }
            any = true;
            if (clause.phrase()) {
                all.add(said, Occur.MUST);
            } else if (clause.alternatives().isEmpty() && Stems.empty(clause.text())) {
                empty.add(said);
            } else {
                words.add(said);
            }
        }
        if (!any) {
            return new MatchAllDocsQuery();
        }
        // Words that say nothing count when there is nothing else.
        if (words.isEmpty()) {
            empty.forEach(word -> all.add(word, Occur.MUST));
        } else {
            all.add(most(words), Occur.MUST);
            near(clauses, all);
        }
        BooleanQuery built = all.build();
        if (built.clauses().stream().allMatch(clause -> clause.getOccur() == Occur.MUST_NOT)) {
            all.add(new MatchAllDocsQuery(), Occur.MUST);
            return all.build();
        }
        return built;
    }

    /** All words, or most of many. */
    private Query most(List<Query> words) {
        if (words.size() == 1) {
            return words.get(0);
        }
        BooleanQuery.Builder most = new BooleanQuery.Builder().setMinimumNumberShouldMatch(looking.least(words.size()));
        words.forEach(word -> most.add(word, Occur.SHOULD));
        return most.build();
    }

    /** Words that stand together count more. */
    private void near(List<Clause> clauses, BooleanQuery.Builder all) {
        List<String> together = new ArrayList<>();
        for (Clause clause : clauses) {
            if (!clause.phrase() && !clause.excluded() && !Stems.empty(clause.text())) {
                plain(clause.text()).forEach(together::add);
            }
        }
        if (together.size() > 1 && together.size() <= 8) {
            all.add(
                    new BoostQuery(new PhraseQuery(NEAR, Fields.TITLE, together.toArray(String[]::new)), 4),
                    Occur.SHOULD);
            all.add(
                    new BoostQuery(new PhraseQuery(NEAR, Fields.BODY, together.toArray(String[]::new)), 2),
                    Occur.SHOULD);
        }
    }

    private boolean exclude(BooleanQuery.Builder all, Clause clause) throws IOException {
        List<String> parts = plain(clause.text());
        if (parts.isEmpty()) {
            return false;
        }
        if (clause.phrase() || parts.size() > 1) {
            all.add(exactly(Fields.TITLE, parts), Occur.MUST_NOT);
            all.add(exactly(Fields.BODY, parts), Occur.MUST_NOT);
        } else {
            all.add(fields(parts.get(0), clause.text(), false), Occur.MUST_NOT);
        }
        return true;
    }

    private Query word(Clause clause) throws IOException {
        List<Query> ways = new ArrayList<>();
        Query itself = text(clause.text(), true);
        if (itself == null) {
            return null;
        }
        ways.add(itself);
        for (String alternative : clause.alternatives()) {
            Query other = text(alternative, false);
            if (other != null) {
                ways.add(new BoostQuery(other, LIKE));
            }
        }
        return ways.size() == 1 ? ways.get(0) : new DisjunctionMaxQuery(ways, 0.05f);
    }

    /** One word, or several that stand together: the parts of a compound, a synonym of several words. */
    private Query text(String text, boolean typed) throws IOException {
        List<Words.Word> words = Words.of(text);
        List<String> parts = plain(text);
        if (parts.isEmpty()) {
            return null;
        }
        if (parts.size() == 1) {
            String original = words.get(0).text();
            if (typed) {
                needed.add(parts.get(0));
            }
            return fields(parts.get(0), original, typed);
        }
        List<Query> ways = new ArrayList<>();
        ways.add(together(parts, words));
        for (Words.Word word : words) {
            if (word.compound()) {
                ways.add(fields(Folding.of(word.text()), word.text(), false));
            }
        }
        return new DisjunctionMaxQuery(ways, 0.05f);
    }

    private Query together(List<String> parts, List<Words.Word> words) {
        parts.forEach(marks::exact);
        List<Query> ways = new ArrayList<>();
        ways.add(new BoostQuery(exactly(Fields.TITLE, parts), 6));
        ways.add(new BoostQuery(exactly(Fields.BODY, parts), 2));
        stemmed(ways, french, Fields.TITLE_FR, Fields.BODY_FR, words);
        stemmed(ways, english, Fields.TITLE_EN, Fields.BODY_EN, words);
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private void stemmed(List<Query> ways, Stems stems, String title, String body, List<Words.Word> words) {
        PhraseQuery.Builder inTitle = new PhraseQuery.Builder();
        PhraseQuery.Builder inBody = new PhraseQuery.Builder();
        int count = 0;
        for (Words.Word word : words) {
            if (!word.compound() && !stems.stop(word.text())) {
                List<String> of = stems.of(word.text());
                String stem = of.get(of.size() - 1);
                inTitle.add(new Term(title, stem), word.place());
                inBody.add(new Term(body, stem), word.place());
                marks.stems(stems == french, of);
                count++;
            }
        }
        if (count > 1) {
            ways.add(new BoostQuery(inTitle.build(), 3));
            ways.add(inBody.build());
        }
    }

    private Query phrase(String text) {
        List<String> parts = plain(text);
        if (parts.isEmpty()) {
            return null;
        }
        parts.forEach(marks::exact);
        return new DisjunctionMaxQuery(
                List.of(
                        new BoostQuery(exactly(Fields.TITLE, parts), 6),
                        new BoostQuery(exactly(Fields.BODY, parts), 2)),
                0.1f);
    }

    private static Query exactly(String field, List<String> parts) {
        return parts.size() == 1
                ? new TermQuery(new Term(field, parts.get(0)))
                : new PhraseQuery(field, parts.toArray(String[]::new));
    }

    private Query fields(String folded, String original, boolean typed) throws IOException {
        marks.exact(folded);
        List<Query> ways = new ArrayList<>();
        term(ways, Fields.TITLE, folded, 6);
        term(ways, Fields.BODY, folded, 2);
        if (!french.stop(original)) {
            float mine = language.equals("fr") ? 1.2f : 1;
            List<String> stems = french.of(original);
            marks.stems(true, stems);
            stems.forEach(stem -> term(ways, Fields.TITLE_FR, stem, 3 * mine));
            stems.forEach(stem -> term(ways, Fields.BODY_FR, stem, mine));
        }
        if (!english.stop(original)) {
            float mine = language.equals("en") ? 1.2f : 1;
            List<String> stems = english.of(original);
            marks.stems(false, stems);
            stems.forEach(stem -> term(ways, Fields.TITLE_EN, stem, 3 * mine));
            stems.forEach(stem -> term(ways, Fields.BODY_EN, stem, mine));
        }
        if (forgiving && typed && needed.size() <= MOST_ALIKE && folded.length() >= SHORTEST_ALIKE && !digits(folded)) {
            int errors = errors(folded);
            marks.alike(folded, errors);
            List<Alike.Word> others = alike.readable(folded, errors);
            alike(ways, Fields.TITLE, folded, others, 3 * ALIKE);
            alike(ways, Fields.BODY, folded, others, ALIKE);
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    static int errors(String folded) {
        return folded.length() < TWO_ERRORS ? 1 : 2;
    }

    private static boolean digits(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    /** The less they differ, the more they count; none for being rare, as a slip of the pen is. */
    private static void alike(List<Query> ways, String field, String word, List<Alike.Word> others, float boost) {
        BlendedTermQuery.Builder any = new BlendedTermQuery.Builder();
        any.add(new Term(field, word));
        others.forEach(other -> any.add(
                new Term(field, other.text()),
                1
                        - (float) other.errors()
                                / Math.min(word.length(), other.text().length())));
        any.setRewriteMethod(BlendedTermQuery.BOOLEAN_REWRITE);
        ways.add(new BoostQuery(any.build(), boost));
    }

    private static void term(List<Query> ways, String field, String term, float boost) {
        ways.add(new BoostQuery(new TermQuery(new Term(field, term)), boost));
    }

    /** The words of a text in order, folded, without compounds. */
    static List<String> plain(String text) {
        List<String> parts = new ArrayList<>();
        for (Words.Word word : Words.of(text)) {
            if (!word.compound()) {
                parts.add(Folding.of(word.text()));
            }
        }
        return parts;
    }
}
