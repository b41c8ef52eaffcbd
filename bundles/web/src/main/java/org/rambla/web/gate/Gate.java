// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.Spaces;
import org.rambla.web.mount.Mount;
import org.rambla.web.mount.MountedFeatures;
import org.rambla.web.route.Kind;
import org.rambla.web.route.RequestPath;
import org.rambla.web.route.Route;
import org.rambla.web.route.RouteTable;

/**
 * Decides, before any code of a bundle runs: is the space there and visible to this visitor, is the feature running and
 * switched on there, does the visitor hold the permission that the method declares, does the item belong there.
 */
@Component(service = Gate.class)
public final class Gate {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final MountedFeatures mounted;
    private final Spaces spaces;
    private final ContentRegister register;

    /** What was decided. */
    public sealed interface Verdict {
        /** Let in. */
        record Enter(Route route) implements Verdict {}

        /** The item lives elsewhere and the visitor may read it there. */
        record Elsewhere(long item) implements Verdict {}

        /** The name of the space was written with capitals; with small letters the visitor finds it. */
        record LowerCase(String slug) implements Verdict {}

        /** Nothing is there, or nothing that the visitor may know of. */
        record NotFound() implements Verdict {}

        /** The feature is off, or not running, in a space of which the visitor is a member: as good as not there, but worth a word. */
        record SwitchedOff() implements Verdict {}

        /** The address is there, but not with this method. */
        record OtherMethods(String allowed) implements Verdict {}

        /** The visitor would have to sign in. */
        record SignIn() implements Verdict {}

        /** The visitor may not do that. */
        record Forbidden(boolean archived) implements Verdict {}
    }

    @Activate
    public Gate(
            @Reference(name = "mounted") MountedFeatures mounted,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "register") ContentRegister register) {
        this.mounted = mounted;
        this.spaces = spaces;
        this.register = register;
    }

    /** Decides on a request. */
    public Verdict decide(RequestVisit visit, String method, RequestPath path) {
        Optional<RouteTable.Match> match = mounted.find(method, path.segments());
        String slug = slug(path.segments());
        if (slug != null) {
            Optional<SpaceAccess> access = spaces.access(slug, visit.memberId());
            if (access.isEmpty()) {
                return inCapitals(slug, visit, method, path);
            }
            visit.enter(access.get());
        }
        if (match.isEmpty()) {
            return slug != null && away(visit, path.segments()) ? new Verdict.SwitchedOff() : new Verdict.NotFound();
        }
        Mount mount = match.get().mount();
        if (mount.kind().inSpace() && !visit.on(mount.name())) {
            return visit.access().map(SpaceAccess::member).orElse(false)
                    ? new Verdict.SwitchedOff()
                    : new Verdict.NotFound();
        }
        if (match.get().route().isEmpty()) {
            return new Verdict.OtherMethods(String.join(", ", match.get().methods()));
        }
        Route route = match.get().route().get();
        if (!visit.can(route.requires())) {
            return refuse(visit, route);
        }
        if (mount.kind().inSpace() && !READING.contains(method) && visit.space().archived()) {
            return new Verdict.Forbidden(true);
        }
        if (!route.item().isEmpty()) {
            Verdict wrong = checkItem(visit, route, match.get().parameters().get(route.item()), method);
            if (wrong != null) {
                return wrong;
            }
        }
        return new Verdict.Enter(route);
    }

    /** Whether the address is one of a feature that is on in the space of a member, but does not run on this server. */
    private static boolean away(RequestVisit visit, List<String> path) {
        int place = path.get(0).equals("api") ? 3 : 2;
        return path.size() > place
                && visit.access()
                        .filter(access -> access.member() && access.features().containsKey(path.get(place)))
                        .isPresent()
                && !visit.on(path.get(place));
    }

    private Verdict inCapitals(String slug, RequestVisit visit, String method, RequestPath path) {
        String lower = slug.toLowerCase(Locale.ROOT);
        boolean found = !lower.equals(slug)
                && lower.matches("[a-z0-9-]+")
                && READING.contains(method)
                && path.first().equals("s")
                && spaces.access(lower, visit.memberId()).isPresent();
        return found ? new Verdict.LowerCase(lower) : new Verdict.NotFound();
    }

    /** The space that an address names: second segment of /s/..., third of /api/s/... */
    private static String slug(List<String> path) {
        if (path.size() >= 2 && path.get(0).equals("s")) {
            return path.get(1);
        }
        return path.size() >= 3 && path.get(0).equals("api") && path.get(1).equals("s") ? path.get(2) : null;
    }

    private static Verdict refuse(RequestVisit visit, Route route) {
        if (!visit.signedIn()) {
            return new Verdict.SignIn();
        }
        // A page that only administrators have is not there for others.
        if (route.requires().equals(Requires.ADMINISTRATOR)) {
            return new Verdict.NotFound();
        }
        boolean archived = visit.access().map(a -> a.space().archived()).orElse(false);
        return new Verdict.Forbidden(archived);
    }

    private Verdict checkItem(RequestVisit visit, Route route, String text, String method) {
        long id;
        try {
            id = Long.parseLong(text);
        } catch (NumberFormatException e) {
            return new Verdict.NotFound();
        }
        Optional<ContentHead> head = register.head(id);
        if (head.isEmpty() || !head.get().feature().equals(route.mount().name())) {
            return new Verdict.NotFound();
        }
        ContentHead item = head.get();
        if (item.space() != visit.space().id()) {
            boolean readable =
                    item.state() == ContentState.PUBLISHED && visit.grants().covers(item.audience());
            return READING.contains(method) && readable && route.mount().kind() == Kind.SPACE
                    ? new Verdict.Elsewhere(id)
                    : new Verdict.NotFound();
        }
        boolean visible = switch (item.state()) {
            case PUBLISHED -> true;
            case DRAFT -> item.author() == visit.memberId() && visit.signedIn();
            case HIDDEN, DELETED -> visit.role().atLeast(Role.MODERATOR);
        };
        // The space is visible and the feature is on here: of the audience only the least role is left to look at.
        return visible && visit.role().atLeast(item.least()) ? null : new Verdict.NotFound();
    }
}
