// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.event.Events;
import org.rambla.api.fixture.TwoLanguages;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.people.Sessions;
import org.rambla.api.persistence.Statements;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;

/**
 * People, spaces and contents in memory: what the way in asks of the other bundles. A member's token is "token-" and the
 * member's id. The audience of a space is the space's id; {@code id * 10} is that of its moderators.
 */
public final class Town extends TwoLanguages implements Sessions, Spaces, ContentRegister, Events, Statements {
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, SpaceCard> spaces = new HashMap<>();
    private final Map<Long, Map<Long, Role>> roles = new HashMap<>();
    private final Map<Long, Map<String, Map<String, Role>>> features = new HashMap<>();
    private final Map<Long, ContentHead> heads = new HashMap<>();
    private volatile RuntimeException broken;
    private volatile long asked;
    private Localised banner = Localised.NONE;

    /** From now on every question fails; null ends that. */
    public void breakDown(RuntimeException problem) {
        broken = problem;
    }

    public void banner(Localised text) {
        banner = text;
    }

    private void check() {
        asked++;
        if (broken != null) {
            throw broken;
        }
    }

    public MemberCard member(long id, boolean administrator, boolean manager) {
        var city = new OrganisationCard(
                id, Localised.of("en", "City of Leuven"), Localised.of("en", "Leuven"), OrganisationKind.CITY, "BE");
        MemberCard card = new MemberCard(id, "Prevention officer " + id, "Prevention officer", city, false);
        byte[] key = ("key-of-" + id).getBytes();
        sessions.put("token-" + id, new Session(id, card, administrator, manager, "en", "Europe/Brussels", key));
        return card;
    }

    public SpaceCard space(long id, String slug, SpaceCard.Visibility visibility, boolean archived, String... on) {
        SpaceCard card = new SpaceCard(
                id,
                slug,
                Localised.of("en", "Space " + slug, "fr", "Espace " + slug),
                Localised.of("en", "Purpose"),
                SpaceCard.SpaceKind.THEMATIC,
                "petrol",
                visibility,
                SpaceCard.Joining.OPEN,
                archived,
                Localised.NONE,
                List.of("fr", "en"),
                List.of());
        spaces.put(slug, card);
        Map<String, Map<String, Role>> switched = new HashMap<>();
        for (String feature : on) {
            switched.put(feature, Map.of());
        }
        features.put(id, switched);
        roles.put(id, new HashMap<>());
        return card;
    }

    public void role(long space, long member, Role role) {
        roles.get(space).put(member, role);
    }

    /** A manager of the space wants another role for a permission. */
    public void moved(long space, String feature, String permission, Role role) {
        features.get(space).put(feature, Map.of(permission, role));
    }

    public void content(long id, String feature, long space, long audience, ContentState state, long author) {
        heads.put(
                id,
                new ContentHead(
                        id,
                        feature,
                        "topic",
                        0,
                        space,
                        audience,
                        audience == space ? Role.VISITOR : Role.MODERATOR,
                        state,
                        author,
                        0,
                        "en",
                        "Title",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        1));
    }

    @Override
    public Optional<Session> find(String token) {
        check();
        return Optional.ofNullable(sessions.get(token));
    }

    @Override
    public Optional<Session> bearer(String token) {
        check();
        return token.startsWith("access-") ? find(token.substring(7)).filter(Session::administrator) : Optional.empty();
    }

    @Override
    public Optional<SpaceAccess> access(String slug, long member) {
        check();
        SpaceCard card = spaces.get(slug);
        if (card == null) {
            return Optional.empty();
        }
        Role own = roles.get(card.id()).get(member);
        boolean visible = own != null
                || card.visibility() == SpaceCard.Visibility.PUBLIC
                || (card.visibility() == SpaceCard.Visibility.NETWORK && member != 0);
        return visible
                ? Optional.of(new SpaceAccess(
                        card,
                        own == null ? Role.VISITOR : own,
                        own != null,
                        false,
                        Map.copyOf(features.get(card.id()))))
                : Optional.empty();
    }

    @Override
    public Optional<SpaceAccess> access(long space, long member) {
        return spaces.values().stream().filter(s -> s.id() == space).findFirst().flatMap(s -> access(s.slug(), member));
    }

    @Override
    public Grants grants(long member) {
        check();
        Map<Long, Grant> grants = new HashMap<>();
        Set<Long> audiences = new HashSet<>();
        for (SpaceCard card : spaces.values()) {
            access(card.slug(), member).ifPresent(access -> {
                grants.put(
                        card.id(),
                        new Grant(card.id(), access.role(), access.features().keySet()));
                audiences.add(card.id());
                if (access.role().atLeast(Role.MODERATOR)) {
                    audiences.add(card.id() * 10);
                }
            });
        }
        return new Grants(grants, audiences);
    }

    @Override
    public Map<Long, SpaceCard> cards(Collection<Long> ids) {
        Map<Long, SpaceCard> cards = new HashMap<>();
        spaces.values().stream().filter(s -> ids.contains(s.id())).forEach(s -> cards.put(s.id(), s));
        return cards;
    }

    @Override
    public List<Long> members(long space, Role least) {
        return new ArrayList<>(roles.get(space).keySet());
    }

    @Override
    public List<Long> followers(long space) {
        return List.of();
    }

    @Override
    public long audience(Transaction transaction, long space, String feature, Role least) {
        return space;
    }

    @Override
    public Optional<ContentHead> head(long id) {
        check();
        return Optional.ofNullable(heads.get(id));
    }

    @Override
    public Map<Long, ContentHead> heads(Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ContentHead> latest(Grants grants, Selection selection, ContentHead after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(Grants grants, Selection selection) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long create(Transaction transaction, NewContent content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long createAt(Transaction transaction, NewContent content, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int change(Transaction transaction, long id, String title, String language, long actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void state(Transaction transaction, long id, ContentState state, long actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(Transaction transaction, long id, long space, long actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Long> submitted(String submission, long author) {
        return Optional.empty();
    }

    @Override
    public long lag() {
        check();
        return 0;
    }

    @Override
    public List<SetAside> setAside() {
        return List.of();
    }

    @Override
    public void retry(long id) {}

    @Override
    public void forget(long id) {}

    @Override
    public long onThisThread() {
        return asked;
    }

    @Override
    public Localised banner() {
        return banner;
    }
}
