// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.rambla.api.mail.Mail;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.wiki.letter.Letters;
import org.rambla.wiki.letter.Readers;

/** Mails about calls, to the members of the space who act for a city, and to those who review. */
public final class CallLetters {
    private final Members members;
    private final Spaces spaces;
    private final Readers readers;
    private final Letters letters;

    public CallLetters(Members members, Spaces spaces, Letters letters) {
        this.members = members;
        this.spaces = spaces;
        this.readers = new Readers(spaces);
        this.letters = letters;
    }

    /** Members of the space who act for one of these organisations; whoever is no more active gets no mail. */
    List<Long> of(long space, Collection<Long> organisations) {
        List<Long> here = spaces.members(space, Role.MEMBER);
        Map<Long, MemberCard> cards = here.isEmpty() ? Map.of() : members.cards(here);
        List<Long> acting = here.stream()
                .filter(member ->
                        organisations.contains(cards.get(member).organisation().id()))
                .toList();
        return readers.of(space, Role.MEMBER, acting);
    }

    /** To the cities: "asked" (once each member), or "remind" (one a day at most). */
    List<Mail> toCities(String kind, Call call, Collection<Long> organisations, SpaceCard space) {
        String day = Instant.now().atZone(ZoneOffset.UTC).toLocalDate().toString();
        Letters.About about = new Letters.About(
                kind,
                space,
                call.titles(),
                null,
                call.deadline(),
                "",
                space.path("wiki", call.path()),
                kind.equals("remind") ? "wiki-call:" + call.id() + ":" + day : "wiki-ask:" + call.id());
        return letters.write(about, of(space.id(), organisations));
    }

    /** To one city about its contribution: "contributed" when it is published, "redo" when it is given back. */
    List<Mail> toCity(String kind, Call call, Contribution contribution, String typed, String path, SpaceCard space) {
        Letters.About about = new Letters.About(kind, space, call.titles(), null, call.deadline(), typed, path, "");
        return letters.write(about, of(space.id(), List.of(contribution.organisation())));
    }

    /**
     * To whoever made the call: something was handed in. When they make no calls there any more, to those who do.
     *
     * @param least the least role that makes calls
     */
    List<Mail> handedIn(Call call, MemberCard writer, Role least, String path, SpaceCard space) {
        List<Long> author = readers.of(space.id(), least, List.of(call.author()));
        Letters.About about = new Letters.About("handed", space, call.titles(), writer, call.deadline(), "", path, "");
        return letters.write(about, author.isEmpty() ? spaces.members(space.id(), least) : author);
    }

    void send(Transaction tx, List<Mail> mails) {
        letters.send(tx, mails);
    }
}
