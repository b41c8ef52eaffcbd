// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rambla.api.page.Refusal;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.visit.Visit;
import org.rambla.translation.correct.Beside;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.exchange.Xliff.Block;
import org.rambla.translation.exchange.Xliff.Segment;
import org.rambla.translation.exchange.Xliff.State;
import org.rambla.translation.exchange.Xliff.Text;
import org.rambla.translation.segment.Sentence;
import org.rambla.translation.segment.Sentences;
import org.rambla.translation.work.KeptNames;

/** Texts go to a program for translators as XLIFF, sentence by sentence, and come back. */
public final class TakeTexts {
    /** Most sentences of a file that comes back. */
    static final int MOST = 50_000;

    private static final String TITLE = "title";

    private final CorrectTranslation correcting;
    private final KeptNames names;

    public TakeTexts(CorrectTranslation correcting, KeptNames names) {
        this.correcting = correcting;
        this.names = names;
    }

    /** Why something of a file was not taken; the name of each is part of a message key. */
    public enum Reason {
        /** The text is not there, or not for this member, or of another space. */
        GONE,
        /** The file is of other languages than the text. */
        LANGUAGE,
        /** The original says something else by now. */
        MOVED,
        /** Some sentences of the passage are translated, others are not. */
        PARTLY,
        /** Links, emphasis or names were lost or mixed up. */
        MARKS,
        /** Somebody else changed the translation at the same moment. */
        MOMENT
    }

    /**
     * What came of a file.
     *
     * @param passages that were taken
     * @param same passages that were there already, or are not translated
     * @param refused passages, or texts as a whole, by reason
     * @param texts names of those of which not everything was taken, with why
     */
    public record Report(int passages, int same, Map<Reason, Integer> refused, Map<String, Reason> texts) {}

    /** One file of some texts. */
    String out(List<Beside> besides, String from, String to) {
        List<Text> texts = besides.stream()
                .filter(beside -> beside.head().language().equals(from))
                .map(this::text)
                .toList();
        return new Xliff(from, to, texts).write();
    }

    private Text text(Beside beside) {
        List<Block> blocks = new ArrayList<>();
        for (Beside.Row row : beside.rows()) {
            List<Sentence> sentences = sentences(row.original(), beside.head().language());
            List<Sentence> targets = row.target().isBlank() ? List.of() : sentences(row.target(), beside.language());
            boolean aligned = targets.size() == sentences.size() && row.state() != Beside.State.MISSING;
            List<Segment> segments = new ArrayList<>();
            for (int i = 0; i < sentences.size(); i++) {
                Sentence source = sentences.get(i);
                String target = aligned ? targets.get(i).numberedAs(source).orElse("") : "";
                segments.add(new Segment(source.text(), target, state(row, target)));
            }
            if (!segments.isEmpty()) {
                blocks.add(new Block(row.block().isEmpty() ? TITLE : row.block(), segments));
            }
        }
        String name = beside.head().title().isEmpty()
                ? beside.item().path()
                : beside.head().title();
        return new Text("c" + beside.head().id(), name, blocks);
    }

    private List<Sentence> sentences(String html, String language) {
        return Sentences.of(html, language, names.pattern()).sentences();
    }

    private static State state(Beside.Row row, String target) {
        if (target.isEmpty() || row.state() == Beside.State.CHANGED) {
            return State.INITIAL;
        }
        return row.kept() != null && row.kept().origin() == Origin.PERSON ? State.REVIEWED : State.TRANSLATED;
    }

    /** Takes what came back, of texts of the space of the visit: what does not fit is left out and told. */
    Report in(Xliff file, Visit visit) {
        Tally tally = new Tally();
        for (Text text : file.texts()) {
            Optional<Beside> found = open(text, file.to(), visit);
            if (found.isEmpty()) {
                tally.refuse(text, Reason.GONE);
            } else if (!found.get().head().language().equals(file.from())) {
                tally.refuse(text, Reason.LANGUAGE);
            } else {
                take(text, found.get(), tally, visit);
            }
        }
        return tally.report();
    }

    private Optional<Beside> open(Text text, String to, Visit visit) {
        if (!text.id().matches("c\\d{1,18}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(correcting.open(Long.parseLong(text.id().substring(1)), to, visit));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private void take(Text text, Beside beside, Tally tally, Visit visit) {
        Map<String, Beside.Row> rows = new LinkedHashMap<>();
        beside.rows().forEach(row -> rows.put(row.block().isEmpty() ? TITLE : row.block(), row));
        Map<String, String> typed = new LinkedHashMap<>();
        for (Block block : text.blocks()) {
            Beside.Row row = rows.get(block.id());
            if (row == null) {
                tally.refuse(text, Reason.MOVED);
                continue;
            }
            Sentences sentences = Sentences.of(row.original(), beside.head().language(), names.pattern());
            if (block.segments().stream().allMatch(segment -> segment.target().isBlank())) {
                tally.same++;
            } else {
                taken(text, block, sentences, tally).ifPresent(html -> {
                    if (html.equals(row.target())) {
                        tally.same++;
                    } else {
                        typed.put(row.block(), html);
                    }
                });
            }
        }
        if (typed.isEmpty()) {
            return;
        }
        if (correcting.save(beside, typed, beside.number(), Set.of(), visit)) {
            tally.passages += typed.size();
        } else {
            tally.refuse(text, Reason.MOMENT);
        }
    }

    private static Optional<String> taken(Text text, Block block, Sentences sentences, Tally tally) {
        List<String> sources =
                sentences.sentences().stream().map(Sentence::text).toList();
        if (!block.segments().stream().map(Segment::source).toList().equals(sources)) {
            tally.refuse(text, Reason.MOVED);
            return Optional.empty();
        }
        List<String> htmls = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            String target = block.segments().get(i).target();
            Optional<String> html = sentences.sentences().get(i).html(target.strip());
            if (target.isBlank() || html.isEmpty()) {
                tally.refuse(text, target.isBlank() ? Reason.PARTLY : Reason.MARKS);
                return Optional.empty();
            }
            htmls.add(html.get());
        }
        return Optional.of(sentences.html(htmls));
    }

    private static final class Tally {
        private static final int SHOWN = 50;

        private final Map<Reason, Integer> refused = new TreeMap<>();
        private final Map<String, Reason> texts = new LinkedHashMap<>();
        private int passages;
        private int same;

        void refuse(Text text, Reason reason) {
            refused.merge(reason, 1, Integer::sum);
            if (texts.size() < SHOWN) {
                texts.putIfAbsent(text.name().isBlank() ? text.id() : text.name(), reason);
            }
        }

        Report report() {
            return new Report(passages, same, refused, texts);
        }
    }
}
