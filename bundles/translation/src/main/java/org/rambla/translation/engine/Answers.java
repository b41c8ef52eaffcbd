// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.text.Tongue;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.translation.engine.Markup.Kind;
import org.rambla.translation.engine.Markup.Piece;
import org.rambla.translation.engine.Verdict.Doubt;
import org.rambla.translation.engine.Verdict.Flag;
import org.rambla.translation.glossary.Phrase;
import org.rambla.translation.glossary.Rule;
import org.rambla.translation.glossary.Rules;

/**
 * What of a machine's answer is believed, sentence by sentence: a sentence that fails counts as not translated, and the
 * original is shown. Nothing here trusts what was asked for: a post may have told the machine to do something else.
 */
public final class Answers {
    private static final Pattern TAG = Pattern.compile("<\\s*+/?\\s*+[A-Za-z!?][^<>]{0,400}>?");
    private static final Pattern LINK =
            Pattern.compile("(?i)\\b(?:https?://|www\\.|(?:java|vb)script:|data:|mailto:)[^\\s<>\"]*");
    private static final Pattern HANDLER = Pattern.compile("(?i)\\bon[a-z]{3,20}\\s*=\\s*[\"']");
    /** Marks that turn the direction of writing: a machine has no reason to add any. */
    private static final Pattern TURNS = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]");
    /** How machines begin that talk about a text. */
    private static final List<String> TALK = List.of(
            "here is the translation",
            "here's the translation",
            "here are the translations",
            "the translation is",
            "translation:",
            "translated text:",
            "as an ai",
            "as a language model",
            "i cannot translate",
            "i can't translate",
            "i'm sorry, but i",
            "i am sorry, but i",
            "voici la traduction",
            "voici les traductions",
            "traduction :",
            "en tant qu'ia",
            "en tant que modèle",
            "je ne peux pas traduire",
            "je suis désolé, mais je");
    /** How texts begin as well: talk only when far more follows than was asked for. */
    private static final List<String> PERHAPS =
            List.of("sure,", "sure!", "certainly", "of course!", "bien sûr,", "bien sûr !", "certainement");

    private static final int SLACK = 60;
    private static final int SHORT = 60;

    private Answers() {}

    /**
     * @param rules of the glossary for this direction
     * @return as many as sentences were asked for, in that order
     */
    public static List<Verdict> check(Task task, Rules rules, List<String> answers) {
        List<Verdict> verdicts = new ArrayList<>();
        boolean counted = answers.size() == task.sentences().size();
        for (int i = 0; i < task.sentences().size(); i++) {
            String sentence = task.sentences().get(i);
            // With one too many or too few nobody knows which is which.
            verdicts.add(
                    counted
                            ? check(
                                    task.from(),
                                    task.to(),
                                    sentence,
                                    rules.in(Markup.read(sentence).words()),
                                    answers.get(i))
                            : Verdict.refused(Doubt.COUNT));
        }
        return verdicts;
    }

    /** One sentence alone. */
    public static Verdict check(String from, String to, String original, List<Rule> rules, String answer) {
        Markup source = Markup.read(original);
        String cleaned = CONTROL.matcher(answer == null ? "" : answer).replaceAll("");
        Markup found = Markup.read(
                TURNS.matcher(original).find()
                        ? cleaned
                        : TURNS.matcher(cleaned).replaceAll(""));
        Doubt doubt = doubt(from, to, source, found);
        if (doubt != Doubt.NONE) {
            return Verdict.refused(doubt);
        }
        String words = found.words();
        return new Verdict(tidy(source, found), Doubt.NONE, flags(rules, Phrase.of(source.words()), Phrase.of(words)));
    }

    private static Doubt doubt(String from, String to, Markup source, Markup found) {
        String original = source.words().strip();
        String words = found.words().strip();
        if (words.isEmpty() && !original.isEmpty()) {
            return Doubt.EMPTY;
        }
        if (!same(TAG, words, original) || !same(HANDLER, words, original)) {
            return Doubt.TAGS;
        }
        if (!source.placeholders().equals(found.placeholders()) || !found.nested()) {
            return Doubt.PLACEHOLDERS;
        }
        if (!same(LINK, words, original)) {
            return Doubt.LINKS;
        }
        if (talks(words, original)) {
            return Doubt.CHATTER;
        }
        if (words.length() > 3 * original.length() + SLACK
                || original.length() > SHORT && words.length() * 5 < original.length()) {
            return Doubt.LENGTH;
        }
        if (words.indexOf('\n') >= 0
                && original.indexOf('\n') < 0
                && words.lines().filter(line -> !line.isBlank()).count() > 1) {
            return Doubt.CHATTER;
        }
        if (!from.equals(to)
                && (Tongue.foreign(words, to)
                        || words.equals(original) && Tongue.rather(words, from, to)
                        || Alphabet.strange(from, to, original, words))) {
            return Doubt.LANGUAGE;
        }
        return Figures.kept(original, words, to) ? Doubt.NONE : Doubt.FIGURES;
    }

    /** Whether whatever a pattern finds in the answer stands in the original as well. */
    private static boolean same(Pattern pattern, String answer, String original) {
        Matcher found = pattern.matcher(answer);
        while (found.find()) {
            if (!original.contains(found.group().strip())) {
                return false;
            }
        }
        return true;
    }

    private static boolean talks(String answer, String original) {
        String said = answer.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ');
        String asked = original.toLowerCase(Locale.ROOT);
        // A sentence that begins like this itself is translated like this.
        boolean strange = TALK.stream().noneMatch(asked::startsWith);
        return strange && TALK.stream().anyMatch(said::startsWith)
                || said.length() > original.length() / 2 * 3 && PERHAPS.stream().anyMatch(said::startsWith);
    }

    /** Blanks at both ends are those of the original. */
    private static String tidy(Markup source, Markup found) {
        List<Piece> pieces = new ArrayList<>(found.pieces());
        if (!pieces.isEmpty() && !startsBlank(source)) {
            strip(pieces, 0, true);
        }
        if (!pieces.isEmpty() && !endsBlank(source)) {
            strip(pieces, pieces.size() - 1, false);
        }
        return new Markup(pieces).source().replaceAll("\\s*\\n\\s*", " ");
    }

    private static boolean startsBlank(Markup markup) {
        return !markup.pieces().isEmpty() && markup.pieces().get(0).text().startsWith(" ");
    }

    private static boolean endsBlank(Markup markup) {
        return !markup.pieces().isEmpty()
                && markup.pieces().get(markup.pieces().size() - 1).text().endsWith(" ");
    }

    private static void strip(List<Piece> pieces, int at, boolean start) {
        Piece piece = pieces.get(at);
        if (piece.kind() == Kind.TEXT) {
            String text = start ? piece.text().stripLeading() : piece.text().stripTrailing();
            pieces.set(at, new Piece(Kind.TEXT, "", text));
        }
    }

    /** Words of a translation, by whomever, that are not as the glossary has them. */
    public static List<Flag> violations(Rules rules, String original, String translation) {
        return flags(rules.in(original), Phrase.of(original), Phrase.of(translation));
    }

    private static List<Flag> flags(List<Rule> rules, Phrase original, Phrase answer) {
        Set<Flag> flags = new HashSet<>();
        for (Rule rule : rules) {
            if (!rule.occursIn(original)) {
                continue;
            }
            String named = rule.sources().stream()
                    .filter(form -> form.phrase().in(original))
                    .findFirst()
                    .orElseThrow()
                    .text();
            if (!rule.targets().isEmpty()
                    && rule.targets().stream().noneMatch(form -> form.phrase().in(answer))) {
                flags.add(
                        new Flag(Flag.Kind.MISSING, named, rule.targets().get(0).text()));
            }
            rule.forbidden().stream()
                    .filter(form -> form.phrase().in(answer))
                    // "drug user" inside of "person who uses drugs" is no offence where that is the right word.
                    .filter(form -> rule.targets().stream()
                            .noneMatch(right -> form.phrase().in(right.phrase())
                                    && right.phrase().in(answer)))
                    .forEach(form -> flags.add(new Flag(Flag.Kind.FORBIDDEN, named, form.text())));
        }
        return List.copyOf(flags);
    }
}
