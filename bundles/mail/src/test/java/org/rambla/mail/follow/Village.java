// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail.follow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.SpaceKind;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;

/** One space, 7, with people and topics, as the other bundles would tell of it. */
final class Village implements Spaces, ContentRegister, ContentSources {
    static final long SPACE = 7;
    private static final long AUDIENCE = 70;

    final Set<Long> followers = new LinkedHashSet<>();
    final Set<Long> readers = new HashSet<>();
    final Map<Long, ContentHead> heads = new LinkedHashMap<>();
    boolean archived;

    /** Members who may read the space and follow it. */
    Village with(long... members) {
        for (long member : members) {
            followers.add(member);
            readers.add(member);
        }
        return this;
    }

    void made(long id, long author, long parent, ContentState state, Instant at) {
        made(id, "forum", "topic", author, parent, state, at);
    }

    void made(long id, String feature, String type, long author, long parent, ContentState state, Instant at) {
        heads.put(
                id,
                new ContentHead(
                        id,
                        feature,
                        type,
                        parent,
                        SPACE,
                        AUDIENCE,
                        Role.VISITOR,
                        state,
                        author,
                        1,
                        "en",
                        "Title " + id,
                        at,
                        at,
                        1));
    }

    private SpaceCard card() {
        return new SpaceCard(
                SPACE,
                "night",
                Localised.of("fr", "La nuit", "en", "Night"),
                Localised.NONE,
                SpaceKind.THEMATIC,
                "plum",
                Visibility.NETWORK,
                Joining.OPEN,
                archived,
                Localised.NONE,
                List.of("fr", "en"),
                List.of());
    }

    @Override
    public Optional<SpaceAccess> access(String slug, long member) {
        return access(SPACE, member);
    }

    @Override
    public Optional<SpaceAccess> access(long space, long member) {
        return readers.contains(member)
                ? Optional.of(new SpaceAccess(card(), Role.MEMBER, true, followers.contains(member), Map.of()))
                : Optional.empty();
    }

    @Override
    public Grants grants(long member) {
        return readers.contains(member)
                ? new Grants(Map.of(SPACE, new Grant(SPACE, Role.MEMBER, Set.of("forum"))), Set.of(AUDIENCE))
                : new Grants(Map.of(), Set.of());
    }

    @Override
    public Map<Long, SpaceCard> cards(Collection<Long> ids) {
        return ids.contains(SPACE) ? Map.of(SPACE, card()) : Map.of();
    }

    @Override
    public List<Long> members(long space, Role least) {
        return List.copyOf(readers);
    }

    @Override
    public List<Long> followers(long space) {
        return new ArrayList<>(followers);
    }

    @Override
    public void unfollow(long space, long member) {
        followers.remove(member);
    }

    @Override
    public long audience(Transaction transaction, long space, String feature, Role least) {
        return AUDIENCE;
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
    public Optional<ContentHead> head(long id) {
        return Optional.ofNullable(heads.get(id));
    }

    @Override
    public Map<Long, ContentHead> heads(Collection<Long> ids) {
        Map<Long, ContentHead> found = new HashMap<>(heads);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public List<ContentHead> latest(Grants grants, Selection selection, ContentHead after, int limit) {
        return List.of();
    }

    @Override
    public long count(Grants grants, Selection selection) {
        return 0;
    }

    @Override
    public Set<String> types() {
        return Set.of("forum.topic");
    }

    @Override
    public Map<Long, ContentItem> items(Collection<Long> ids) {
        return Map.of();
    }

    @Override
    public Map<Long, String> paths(Collection<Long> ids) {
        return Map.of();
    }

    @Override
    public Map<Long, String> pathsOf(Collection<ContentHead> asked) {
        Map<Long, String> paths = new HashMap<>();
        asked.forEach(head -> paths.put(head.id(), "/s/night/forum/topics/" + head.id()));
        return paths;
    }

    @Override
    public List<Long> page(String type, long space, long after, int limit) {
        return List.of();
    }
}
