// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.gate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Sessions.Session;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;
import org.rambla.api.text.Times;
import org.rambla.api.visit.Visit;
import org.rambla.web.form.BrowserKey;
import org.rambla.web.form.FormToken;
import org.rambla.web.mount.MountedFeatures;
import org.rambla.web.text.ReaderTimes;

/** The visit of one request. Made on the request's thread; panels read it on the threads of their features. */
public final class RequestVisit implements Visit {
    private final Session session;
    private final Messages messages;
    private final ZoneId zone;
    private final Surroundings surroundings;
    private final Spaces spaces;
    private final MountedFeatures features;
    private SpaceAccess access;
    private volatile Grants grants;
    private volatile ReaderTimes times;
    private volatile FormToken token;
    private LongSupplier statements;

    /**
     * What the front knows of a request.
     *
     * @param path in its one spelling
     * @param query as it came, or null
     * @param host under which the reader knows this server, with its port, as configured; else localhost and the port that was asked
     * @param gzip whether the answer may be compressed
     */
    public record Surroundings(
            String path,
            String query,
            String requestId,
            String remote,
            String host,
            boolean gzip,
            BrowserKey browserKey) {}

    public RequestVisit(
            Session session,
            Messages messages,
            ZoneId zone,
            Surroundings surroundings,
            Spaces spaces,
            MountedFeatures features) {
        this.session = session;
        this.messages = messages;
        this.zone = zone;
        this.surroundings = surroundings;
        this.spaces = spaces;
        this.features = features;
    }

    /** Counts the statements that the request has taken so far; told by the front when they are asked for. */
    public void countStatements(LongSupplier count) {
        this.statements = count;
    }

    /** Statements so far, or -1 when nobody asked. */
    public long statements() {
        return statements == null ? -1 : statements.getAsLong();
    }

    void enter(SpaceAccess space) {
        this.access = space;
    }

    @Override
    public Optional<MemberCard> member() {
        return session == null ? Optional.empty() : Optional.of(session.member());
    }

    @Override
    public long sessionId() {
        return session == null ? 0 : session.id();
    }

    @Override
    public boolean administrator() {
        return session != null && session.administrator();
    }

    @Override
    public boolean manager() {
        return session != null && session.manager();
    }

    @Override
    public Optional<SpaceAccess> access() {
        return Optional.ofNullable(access);
    }

    @Override
    public boolean can(String permission) {
        return switch (permission) {
            case Requires.ANYONE -> true;
            case Requires.SIGNED_IN -> session != null;
            case Requires.PROGRAMME_MANAGER -> manager() || administrator();
            case Requires.ADMINISTRATOR -> administrator();
            case Requires.VISITOR -> access != null;
            case Requires.MEMBER -> has(Role.MEMBER);
            case Requires.MODERATOR -> has(Role.MODERATOR);
            case Requires.MANAGER -> has(Role.MANAGER);
            default -> ofFeature(permission);
        };
    }

    private boolean has(Role least) {
        return access != null && access.role().atLeast(least);
    }

    private boolean ofFeature(String permission) {
        int dot = permission.indexOf('.');
        if (dot < 0 || access == null) {
            return false;
        }
        String feature = permission.substring(0, dot);
        Map<String, Role> moved = access.features().get(feature);
        if (moved == null) {
            return false;
        }
        Role usual = features.defaultRole(feature, permission);
        Role least = moved.getOrDefault(permission, usual);
        // What every visitor may do by default is reading, wherever a manager moved it.
        boolean closed = access.space().archived() && usual != Role.VISITOR;
        // Whoever may not read a feature may do nothing else in it, whatever a manager gave to whom.
        Role reader = moved.getOrDefault(feature + ".read", Role.VISITOR);
        return least != null
                && !closed
                && access.role().atLeast(least)
                && access.role().atLeast(reader);
    }

    @Override
    public boolean on(String feature) {
        return access != null && access.features().containsKey(feature) && features.running(feature);
    }

    @Override
    public Grants grants() {
        if (grants == null) {
            grants = spaces.grants(memberId());
        }
        return grants;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Times times() {
        return readerTimes();
    }

    /** The times with the name of their place. */
    public ReaderTimes readerTimes() {
        ReaderTimes made = times;
        if (made == null) {
            made = new ReaderTimes(messages, zone, Instant.now());
            times = made;
        }
        return made;
    }

    /** The key of the forms of this visitor's browser. */
    public BrowserKey browserKey() {
        return surroundings.browserKey();
    }

    /** Checks and makes the tokens of this visitor's forms. */
    public FormToken formToken() {
        FormToken made = token;
        if (made == null) {
            made = new FormToken(browserKey().get(session == null ? null : session.formKey()), memberId());
            token = made;
        }
        return made;
    }

    @Override
    public Html token() {
        return formToken().fields();
    }

    @Override
    public String path() {
        return surroundings.query() == null ? surroundings.path() : surroundings.path() + "?" + surroundings.query();
    }

    /** The path without the query. */
    public String plainPath() {
        return surroundings.path();
    }

    public String query() {
        return surroundings.query() == null ? "" : surroundings.query();
    }

    @Override
    public String requestId() {
        return surroundings.requestId();
    }

    @Override
    public String remote() {
        return surroundings.remote();
    }

    /** Whether the reader's browser takes compressed answers. */
    public boolean takesGzip() {
        return surroundings.gzip();
    }

    /** Host and port under which the reader knows this server. */
    public String host() {
        return surroundings.host();
    }
}
