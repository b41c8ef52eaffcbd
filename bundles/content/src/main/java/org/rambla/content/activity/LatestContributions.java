// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.activity;

import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.Contributions;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.content.jte.JtecontributionsGenerated;

/** Puts heads, titles, authors and spaces together. */
@Component
public final class LatestContributions implements Contributions {
    private final ContentRegister register;
    private final ContentSources sources;
    private final Members members;
    private final Spaces spaces;
    private final Readings readings;

    @Activate
    public LatestContributions(
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "readings") Readings readings) {
        this.register = register;
        this.sources = sources;
        this.members = members;
        this.spaces = spaces;
        this.readings = readings;
    }

    @Override
    public List<Contribution> latest(Visit visit, ContentRegister.Selection selection, ContentHead after, int limit) {
        List<ContentHead> heads = register.latest(visit.grants(), selection, after, limit);
        if (heads.isEmpty()) {
            return List.of();
        }
        Set<Long> untitled = heads.stream()
                .filter(head -> head.title().isEmpty() && head.parent() != 0)
                .map(ContentHead::parent)
                .collect(Collectors.toSet());
        Map<Long, ContentHead> parents = untitled.isEmpty() ? Map.of() : register.heads(untitled);
        Map<Long, String> paths = sources.pathsOf(heads);
        Map<Long, MemberCard> authors =
                members.cards(heads.stream().map(ContentHead::author).collect(Collectors.toSet()));
        Map<Long, SpaceCard> places =
                spaces.cards(heads.stream().map(ContentHead::space).collect(Collectors.toSet()));
        List<Contribution> out = new ArrayList<>();
        for (ContentHead head : heads) {
            MemberCard author = authors.get(head.author());
            SpaceCard space = places.get(head.space());
            if (author != null && space != null) {
                ContentHead titled = head.title().isEmpty() ? parents.getOrDefault(head.parent(), head) : head;
                String path = paths.getOrDefault(head.id(), "/c/" + head.id());
                out.add(new Contribution(head, titled.title(), titled.language(), path, author, space));
            }
        }
        return out;
    }

    @Override
    public Html rows(List<Contribution> contributions, boolean withSpace, Visit visit) {
        if (contributions.isEmpty()) {
            return Html.NONE;
        }
        Map<Long, Reading> titles = readings.of(
                contributions.stream()
                        .map(c -> Written.titled(titled(c.head()), c.head().space(), c.language(), c.title()))
                        .toList(),
                visit);
        return Html.of(out -> JtecontributionsGenerated.render(
                (HtmlTemplateOutput) out, null, contributions, titles, readings, withSpace, visit));
    }

    /** The item whose title a contribution goes by. */
    public static long titled(ContentHead head) {
        return head.title().isEmpty() && head.parent() != 0 ? head.parent() : head.id();
    }

    /** What an item is, in words: "Reply", by the feature's key "forum.type.post". */
    public static String kind(ContentHead head, Visit visit) {
        String key = head.feature() + ".type." + head.type();
        return visit.text(visit.messages().has(key) ? key : "content.type.other");
    }
}
