// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.exchange;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Network;
import org.rambla.api.persistence.Database;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.visit.Visit;
import org.rambla.translation.engine.Markup;
import org.rambla.translation.memory.Memory;
import org.rambla.translation.memory.Memory.Segment;

/** The network's memory as TMX, there and back. */
public final class TakeMemory {
    /** Most sentences of a file that is brought in. */
    static final int MOST = 50_000;
    /** Most sentences of a file that is taken along: the latest. */
    private static final int LATEST = 20_000;

    private static final int STEP = 1_000;
    private static final int LONGEST = 5_000;

    private final Database database;
    private final Memory memory;
    private final ContentRegister register;
    private final Network network;

    public TakeMemory(Database database, ContentRegister register, Network network) {
        this.database = database;
        this.memory = new Memory(database);
        this.register = register;
        this.network = network;
    }

    /**
     * What came of a file, in sentences.
     *
     * @param languages those in languages that the network does not have
     * @param marks those whose placeholders differ
     */
    public record Report(int taken, int languages, int marks, int tooLong) {}

    private record Found(long id, long content, Tmx.Unit unit) {}

    /** Of texts that this member may read at this moment. */
    String out(Visit visit) {
        StringWriter out = new StringWriter();
        try (Tmx tmx = new Tmx(out, visit.language())) {
            long before = Long.MAX_VALUE;
            for (int done = 0; done < LATEST; done += STEP) {
                List<Found> page = page(before);
                Set<Long> contents = page.stream().map(Found::content).collect(Collectors.toSet());
                contents.remove(0L);
                Set<Long> readable = register.heads(contents).values().stream()
                        .filter(head -> head.visible(visit.grants(), visit.memberId()))
                        .map(ContentHead::id)
                        .collect(Collectors.toSet());
                for (Found found : page) {
                    if (found.content() == 0 || readable.contains(found.content())) {
                        tmx.write(found.unit());
                    }
                }
                if (page.size() < STEP) {
                    break;
                }
                before = page.get(page.size() - 1).id();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private List<Found> page(long before) {
        return database.list(
                "select id, content, source_language, target_language, source, target, origin, made_at from"
                        + " translation_segment where space_id = 0 and id < ? order by id desc fetch first " + STEP
                        + " rows only",
                row -> new Found(
                        row.number("id"),
                        row.number("content"),
                        new Tmx.Unit(
                                row.text("source_language"),
                                row.text("target_language"),
                                row.text("source"),
                                row.text("target"),
                                row.text("origin"),
                                row.instant("made_at"))),
                before);
    }

    /** For everybody: what a file does not call a machine's counts as made by people. */
    Report in(List<Tmx.Unit> units, Visit visit) {
        int languages = 0;
        int marks = 0;
        int tooLong = 0;
        Map<Memory.Pair, List<Segment>> good = new HashMap<>();
        for (Tmx.Unit unit : units) {
            if (!network.languages().containsAll(Set.of(unit.from(), unit.to()))) {
                languages++;
            } else if (!Markup.read(unit.source())
                            .placeholders()
                            .equals(Markup.read(unit.target()).placeholders())
                    || !Markup.read(unit.target()).nested()) {
                marks++;
            } else if (unit.source().length() > LONGEST || unit.target().length() > LONGEST) {
                tooLong++;
            } else {
                Origin origin = unit.origin().equals("MACHINE") ? Origin.MACHINE : Origin.PERSON;
                good.computeIfAbsent(new Memory.Pair(unit.from(), unit.to()), pair -> new ArrayList<>())
                        .add(new Segment(unit.source(), unit.target(), origin));
            }
        }
        Memory.From from = new Memory.From(Memory.EVERYBODY, Memory.EVERYBODY, 0, visit.memberId());
        int taken = 0;
        for (Map.Entry<Memory.Pair, List<Segment>> entry : good.entrySet()) {
            List<Segment> segments = entry.getValue();
            for (int at = 0; at < segments.size(); at += STEP) {
                List<Segment> some = segments.subList(at, Math.min(at + STEP, segments.size()));
                database.transaction(tx -> {
                    memory.keep(tx, some, entry.getKey(), from);
                    return null;
                });
                taken += some.size();
            }
        }
        return new Report(taken, languages, marks, tooLong);
    }
}
