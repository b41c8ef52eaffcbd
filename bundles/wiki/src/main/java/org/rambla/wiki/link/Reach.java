// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.link.DeadLinks.Wrong;
import org.rambla.wiki.link.References.Kind;
import org.rambla.wiki.link.References.Reference;
import org.rambla.wiki.page.Least;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;

/**
 * Whom links reach. What a visitor may not read is the same to them as what is not there. That guests are not shown members
 * and organisations is no fault of a link.
 */
public final class Reach {
    /** Other spaces that are looked at for one round; links to more of them are taken to be good. */
    private static final int SPACES = 20;

    private final Pages pages;
    private final ContentRegister register;
    private final Files files;
    private final Members members;
    private final Organisations organisations;
    private final Spaces spaces;

    public Reach(
            Pages pages,
            ContentRegister register,
            Files files,
            Members members,
            Organisations organisations,
            Spaces spaces) {
        this.pages = pages;
        this.register = register;
        this.files = files;
        this.members = members;
        this.organisations = organisations;
        this.spaces = spaces;
    }

    /** Looks at all that some texts lead to; five statements at most, and two for each other space. */
    Known look(Collection<Reference> references, Visit visit) {
        Map<Long, Set<Long>> shown = files(ids(references, Kind.FILE));
        Set<Long> items = new HashSet<>(ids(references, Kind.ITEM));
        shown.values().forEach(items::addAll);
        Set<Long> people = ids(references, Kind.MEMBER);
        Set<Long> present = people.isEmpty()
                ? Set.of()
                : members.cards(people).values().stream()
                        .filter(card -> !card.former())
                        .map(card -> card.id())
                        .collect(Collectors.toSet());
        Set<Long> cities = ids(references, Kind.ORGANISATION);
        Map<Long, ContentHead> heads = items.isEmpty() ? Map.of() : register.heads(items);
        Map<String, Optional<SpaceAccess>> places = places(references, visit);
        Map<String, Map<String, PageRow>> named = named(references, places, visit);
        Set<Long> others = heads.values().stream().map(ContentHead::space).collect(Collectors.toSet());
        return new Known(
                visit,
                heads,
                shown,
                present,
                cities.isEmpty() ? Set.of() : organisations.cards(cities).keySet(),
                places,
                named,
                others.isEmpty() ? Map.of() : spaces.cards(others));
    }

    private Map<Long, Set<Long>> files(Set<Long> ids) {
        return ids.isEmpty() ? Map.of() : files.items(ids);
    }

    private static Set<Long> ids(Collection<Reference> references, Kind kind) {
        return references.stream()
                .filter(reference -> reference.kind() == kind)
                .map(Reference::id)
                .collect(Collectors.toSet());
    }

    /** Other spaces by name, as the visitor finds them. */
    private Map<String, Optional<SpaceAccess>> places(Collection<Reference> references, Visit visit) {
        Map<String, Optional<SpaceAccess>> places = new HashMap<>();
        references.stream()
                .map(Reference::space)
                .filter(name -> !name.isEmpty() && !name.equals(visit.space().slug()))
                .distinct()
                .limit(SPACES)
                .forEach(name -> places.put(name, spaces.access(name, visit.memberId())));
        return places;
    }

    private Map<String, Map<String, PageRow>> named(
            Collection<Reference> references, Map<String, Optional<SpaceAccess>> places, Visit visit) {
        Map<String, Map<String, PageRow>> named = new HashMap<>();
        references.stream()
                .filter(reference -> reference.kind() == Kind.PAGE)
                .collect(Collectors.groupingBy(Reference::space))
                .forEach((space, links) -> {
                    long id = space.equals(visit.space().slug())
                            ? visit.space().id()
                            : places.getOrDefault(space, Optional.empty())
                                    .filter(Least::reads)
                                    .map(access -> access.space().id())
                                    .orElse(0L);
                    if (id != 0) {
                        List<String> names =
                                links.stream().map(Reference::name).distinct().toList();
                        named.put(space, pages.byName(id, names));
                    }
                });
        return named;
    }

    /** What is known of some references. */
    record Known(
            Visit visit,
            Map<Long, ContentHead> heads,
            Map<Long, Set<Long>> files,
            Set<Long> members,
            Set<Long> organisations,
            Map<String, Optional<SpaceAccess>> places,
            Map<String, Map<String, PageRow>> named,
            Map<Long, SpaceCard> cards) {
        /** What is wrong with a reference of a page; empty for nothing. */
        Optional<Wrong> wrong(PageRow page, Reference reference) {
            return switch (reference.kind()) {
                case ITEM -> item(page, reference.id());
                case FILE -> file(page, reference.id());
                case MEMBER -> gone(!members.contains(reference.id()));
                case ORGANISATION -> gone(!organisations.contains(reference.id()));
                case SPACE -> space(page, reference.space());
                case PAGE -> page(page, reference);
            };
        }

        private static Optional<Wrong> gone(boolean gone) {
            return gone ? Optional.of(Wrong.GONE) : Optional.empty();
        }

        private static Optional<Wrong> narrower(boolean narrower) {
            return narrower ? Optional.of(Wrong.NARROWER) : Optional.empty();
        }

        private Optional<Wrong> item(PageRow page, long id) {
            ContentHead head = heads.get(id);
            return head == null || !seen(head) ? Optional.of(Wrong.GONE) : narrower(narrower(page, head));
        }

        private boolean seen(ContentHead head) {
            return head.visible(visit.grants(), visit.memberId());
        }

        /** A file is for the readers of each of the items that show it. */
        private Optional<Wrong> file(PageRow page, long id) {
            List<ContentHead> showing = files.getOrDefault(id, Set.of()).stream()
                    .filter(heads::containsKey)
                    .map(heads::get)
                    .filter(this::seen)
                    .toList();
            return showing.isEmpty()
                    ? Optional.of(Wrong.GONE)
                    : narrower(showing.stream().allMatch(head -> narrower(page, head)));
        }

        private boolean narrower(PageRow page, ContentHead head) {
            if (head.state() != ContentState.PUBLISHED) {
                return true;
            }
            Role readers = readers(page);
            SpaceCard other = cards.get(head.space());
            return head.space() == page.space()
                    ? !readers.atLeast(head.least())
                    : other == null || closed(other, readers) || head.least() != Role.VISITOR;
        }

        /** The least role of those who read a page. */
        private Role readers(PageRow page) {
            Role wiki = Least.of(visit, "wiki.read", Role.VISITOR);
            return page.least().atLeast(wiki) ? page.least() : wiki;
        }

        /** Whether some readers of a page with that least role do not find the other space. */
        private boolean closed(SpaceCard other, Role readers) {
            boolean guests = visit.space().visibility() == Visibility.PUBLIC && readers == Role.VISITOR;
            return other.visibility() == Visibility.PRIVATE || other.visibility() == Visibility.NETWORK && guests;
        }

        private Optional<Wrong> space(PageRow page, String name) {
            if (!places.containsKey(name)) {
                return Optional.empty();
            }
            return places.get(name)
                    .map(access -> narrower(closed(access.space(), readers(page))))
                    .orElse(Optional.of(Wrong.GONE));
        }

        /** Pages of the same wiki that are not there have a list of their own. */
        private Optional<Wrong> page(PageRow page, Reference reference) {
            boolean own = reference.space().equals(visit.space().slug());
            PageRow other = named.getOrDefault(reference.space(), Map.of()).get(reference.name());
            if (own) {
                return other == null || !other.published() || !visit.role().atLeast(other.least())
                        ? Optional.empty()
                        : narrower(!readers(page).atLeast(other.least()));
            }
            Optional<SpaceAccess> place = places.get(reference.space());
            if (place == null) {
                return Optional.empty();
            }
            if (place.isEmpty()
                    || other == null
                    || !other.published()
                    || !place.get().role().atLeast(other.least())) {
                return Optional.of(Wrong.GONE);
            }
            return narrower(closed(place.get().space(), readers(page))
                    || other.least() != Role.VISITOR
                    || Least.reader(place.get()) != Role.VISITOR);
        }
    }
}
