// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.demo.Demo;
import org.rambla.api.people.MemberCard;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;
import org.rambla.wiki.call.Call;
import org.rambla.wiki.call.Contribution.State;
import org.rambla.wiki.call.KeepCall;
import org.rambla.wiki.letter.Day;
import org.rambla.wiki.template.Facts;
import org.rambla.wiki.template.Facts.Fact;

/** A call for case studies that is under way: one city has handed in, one is writing, one has nothing, others are silent. */
final class DemoCall {
    private static final int CITIES = 8;
    private static final Duration AGO = Duration.ofDays(19);
    private static final Duration LEFT = Duration.ofDays(23);

    private final Database database;
    private final ContentRegister register;
    private final Bodies bodies;

    DemoCall(Database database, ContentRegister register, Bodies bodies) {
        this.database = database;
        this.register = register;
        this.bodies = bodies;
    }

    /** @param people members of the space */
    void seed(Demo demo, long space, List<MemberCard> people) throws IOException {
        List<DemoPage> texts = DemoPage.read(demo, "call");
        Map<Long, MemberCard> writers = new LinkedHashMap<>();
        people.forEach(person -> writers.putIfAbsent(person.organisation().id(), person));
        List<MemberCard> asked = writers.values().stream().limit(CITIES).toList();
        DemoPage first = texts.get(0);
        Call call = new Call(
                0,
                0,
                space,
                new Localised(first.titles()),
                new Localised(
                        first.titles().keySet().stream().collect(Collectors.toMap(language -> language, first::plain))),
                "case-study",
                0,
                Day.of(demo.now().plus(LEFT).atZone(ZoneOffset.UTC).toLocalDate()),
                false,
                asked.get(0).id());
        database.transaction(tx -> {
            long id = KeepCall.begin(
                    tx,
                    call,
                    asked.stream().map(person -> person.organisation().id()).toList(),
                    demo.now().minus(AGO));
            write(
                    tx,
                    id,
                    space,
                    texts.get(1),
                    asked.get(1),
                    State.HANDED_IN,
                    demo.now().minus(Duration.ofDays(2)));
            write(
                    tx,
                    id,
                    space,
                    texts.get(2),
                    asked.get(2),
                    State.DRAFTING,
                    demo.now().minus(Duration.ofDays(5)));
            tx.execute(
                    "update wiki_contribution set state = ?, changed_at = ? where call_id = ? and organisation = ?",
                    State.DECLINED.name(),
                    demo.now().minus(Duration.ofDays(11)),
                    id,
                    asked.get(3).organisation().id());
            return null;
        });
    }

    private void write(
            Transaction tx, long call, long space, DemoPage text, MemberCard writer, State state, Instant at) {
        Body body = bodies.clean(text.html(text.original(), 0), "html", Body.EMPTY);
        long city = writer.organisation().id();
        long item = register.createAt(
                tx,
                new NewContent(
                        "wiki",
                        "contribution",
                        0,
                        space,
                        Role.MODERATOR,
                        state == State.HANDED_IN ? ContentState.PUBLISHED : ContentState.DRAFT,
                        writer.id(),
                        city,
                        text.original(),
                        text.titles().get(text.original()),
                        ""),
                at);
        Facts facts = new Facts("case-study", List.of(new Fact("city", "", 0, String.valueOf(city), "")));
        tx.execute(
                "update wiki_contribution set version = version + 1, state = ?, item = ?, language = ?, title = ?, body = ?,"
                        + " sanitiser = ?, facts = ?, writer = ?, changed_at = ? where call_id = ? and organisation = ?",
                state.name(),
                item,
                text.original(),
                text.titles().get(text.original()),
                body.html(),
                body.sanitiser(),
                facts.toJson(),
                writer.id(),
                at,
                call,
                city);
    }
}
