// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import static org.rambla.launcher.walk.Rule.*;

import java.util.Map;
import java.util.TreeMap;

/** Who may call what: written by hand, so that a new address without a decision fails the walk. */
final class Expectations {
    private static final Map<String, Rule> RULES = new TreeMap<>();

    private Expectations() {}

    static Map<String, Rule> all() {
        return RULES;
    }

    private static void rule(Rule rule, String... addresses) {
        for (String address : addresses) {
            if (RULES.put(address, rule) != null) {
                throw new IllegalStateException("Twice: " + address);
            }
        }
    }

    static {
        rule(
                ANYONE,
                "GET /",
                "GET /spaces",
                "GET /legal/{name}",
                "GET /logo/{id}",
                "GET /sign-in",
                "POST /sign-in",
                "POST /sign-out",
                "GET /reset",
                "POST /reset",
                "GET /reset/new",
                "POST /reset/new",
                "GET /stop-mail",
                "POST /stop-mail",
                "GET /setup",
                "POST /setup",
                "GET /account/address/confirm",
                "POST /account/address/confirm",
                "GET /invitation",
                "POST /invitation");
        rule(
                SIGNED_IN,
                "GET /activity",
                "POST /files/images",
                "GET /people",
                "GET /organisations",
                "GET /organisations/{organisation}",
                "GET /members/{member}",
                "GET /account",
                "POST /account",
                "GET /account/address",
                "POST /account/address",
                "GET /account/following",
                "POST /account/following",
                "GET /account/data",
                "POST /account/data/export",
                "POST /account/data/delete",
                "GET /account/password",
                "POST /account/password",
                "GET /account/sessions",
                "POST /account/sessions",
                "POST /account/sessions/{session}");
        rule(PROGRAMME, "GET /spaces/new", "POST /spaces/new");
        rule(
                ADMINISTRATORS,
                "GET /admin",
                "GET /admin/audit",
                "GET /admin/people",
                "GET /admin/people/new",
                "POST /admin/people/new",
                "GET /admin/people/{member}",
                "POST /admin/people/{member}",
                "POST /admin/people/{member}/invite",
                "POST /admin/people/{member}/resume",
                "POST /admin/people/{member}/stop",
                "GET /admin/people/{member}/erase",
                "POST /admin/people/{member}/erase",
                "GET /admin/people/{member}/successor",
                "POST /admin/people/{member}/successor",
                "GET /admin/invitations",
                "POST /admin/invitations",
                "POST /admin/invitations/check",
                "GET /admin/organisations",
                "GET /admin/organisations/new",
                "POST /admin/organisations/new",
                "GET /admin/organisations/{organisation}",
                "POST /admin/organisations/{organisation}",
                "GET /admin/blueprints",
                "POST /admin/blueprints/features",
                "GET /admin/blueprints/new",
                "POST /admin/blueprints/new",
                "GET /admin/blueprints/{blueprint}",
                "POST /admin/blueprints/{blueprint}",
                "GET /admin/mail",
                "POST /admin/mail/test",
                "POST /admin/mail/retry",
                "POST /admin/mail/{mail}/retry",
                "POST /admin/mail/{mail}/discard",
                "GET /admin/extensions",
                "GET /admin/extensions/install",
                "POST /admin/extensions/install",
                "GET /account/tokens",
                "POST /account/tokens",
                "POST /account/tokens/{token}/revoke",
                "GET /api/admin/extensions",
                "POST /api/admin/extensions/check",
                "POST /api/admin/extensions/install",
                "POST /api/admin/extensions/update",
                "POST /api/admin/extensions/{feature}/enable",
                "POST /api/admin/extensions/{feature}/disable",
                "POST /api/admin/extensions/{feature}/remove",
                "GET /api/admin/extensions/changes/{change}",
                "GET /admin/extensions/keys",
                "POST /admin/extensions/keys",
                "POST /admin/extensions/keys/{fingerprint}/remove",
                "GET /admin/extensions/catalogue",
                "POST /admin/extensions/catalogue",
                "POST /admin/extensions/catalogue/refresh",
                "POST /admin/extensions/catalogue/take",
                "GET /admin/extensions/check/{artifact}",
                "POST /admin/extensions/check/{artifact}",
                "GET /admin/extensions/changes/{change}",
                "GET /admin/extensions/{feature}",
                "POST /admin/extensions/{feature}/enable",
                "POST /admin/extensions/{feature}/disable",
                "POST /admin/extensions/{feature}/remove",
                "GET /admin/extensions/{feature}/erase",
                "POST /admin/extensions/{feature}/erase",
                "GET /admin/network",
                "POST /admin/network",
                "GET /admin/network/legal/{name}",
                "POST /admin/network/legal/{name}",
                "POST /admin/network/logo",
                "POST /admin/network/logo/remove",
                "GET /admin/spaces",
                "GET /admin/spaces/{id}",
                "POST /admin/spaces/{id}/archive",
                "POST /admin/spaces/{id}/emergency",
                "POST /admin/spaces/{id}/manager");
        rule(
                VISITORS,
                "GET /c/{id}",
                "GET /files/{id}/{name}",
                "GET /s/{space}",
                "GET /s/{space}/guidelines",
                "GET /s/{space}/forum",
                "GET /s/{space}/forum/topics/{topic}",
                "GET /s/{space}/forum/topics/{topic}/print",
                "GET /s/{space}/forum/topics/{topic}/posts/{post}/history",
                "GET /s/{space}/forum/topics/{topic}/posts/{post}/history/{revision}",
                "GET /api/s/{space}/forum/topics",
                "GET /api/s/{space}/forum/topics/{topic}",
                "GET /s/{space}/wiki",
                "GET /s/{space}/wiki/recent",
                "GET /s/{space}/wiki/{page}",
                "GET /s/{space}/wiki/{page}/print",
                "GET /s/{space}/wiki/{page}/history",
                "GET /s/{space}/wiki/{page}/history/{revision}",
                "GET /s/{space}/wiki/{page}/compare",
                "GET /s/{space}/wiki/{page}/who",
                "GET /s/{space}/wiki/{page}/links",
                "GET /s/{space}/wiki/{page}/export",
                "GET /s/{space}/wiki/{page}/export/file",
                "GET /api/s/{space}/wiki/pages",
                "GET /api/s/{space}/wiki/pages/{page}");
        rule(
                SIGNED_IN_VISITORS,
                "GET /s/{space}/members",
                "GET /s/{space}/request",
                "GET /s/{space}/write",
                "POST /s/{space}/write");
        rule(
                SIGNED_IN_VISITORS_WHILE_LIVE,
                "POST /s/{space}/follow",
                "POST /s/{space}/join",
                "POST /s/{space}/request");
        rule(MEMBERS, "GET /s/{space}/leave", "POST /s/{space}/leave");
        rule(
                MEMBERS_WHILE_LIVE,
                "GET /s/{space}/forum/topics/new",
                "POST /s/{space}/forum/topics",
                "POST /s/{space}/forum/topics/{topic}/replies",
                "GET /s/{space}/forum/topics/{topic}/posts/{post}/edit",
                "POST /s/{space}/forum/topics/{topic}/posts/{post}/edit",
                "GET /s/{space}/forum/topics/{topic}/posts/{post}/remove",
                "POST /s/{space}/forum/topics/{topic}/posts/{post}/remove",
                "POST /api/s/{space}/forum/topics",
                "POST /api/s/{space}/forum/topics/{topic}/replies",
                "GET /s/{space}/wiki/new",
                "POST /s/{space}/wiki/new",
                "POST /s/{space}/wiki/new/draft",
                "POST /s/{space}/wiki/new/discard",
                "GET /s/{space}/wiki/drafts",
                "GET /s/{space}/wiki/awaits",
                "GET /s/{space}/wiki/reports",
                "GET /s/{space}/wiki/{page}/translate",
                "POST /s/{space}/wiki/{page}/translate",
                "POST /s/{space}/wiki/{page}/draft",
                "POST /s/{space}/wiki/{page}/discard",
                "POST /s/{space}/wiki/{page}/history/{revision}/restore",
                "GET /s/{space}/wiki/{page}/edit",
                "POST /s/{space}/wiki/{page}/edit",
                "GET /s/{space}/wiki/{page}/move",
                "POST /s/{space}/wiki/{page}/move",
                "POST /api/s/{space}/wiki/pages",
                "PUT /api/s/{space}/wiki/pages/{page}");
        rule(
                MODERATORS_WHILE_LIVE,
                "POST /s/{space}/forum/topics/{topic}/pin",
                "POST /s/{space}/forum/topics/{topic}/unpin",
                "POST /s/{space}/forum/topics/{topic}/lock",
                "POST /s/{space}/forum/topics/{topic}/unlock",
                "POST /s/{space}/forum/topics/{topic}/posts/{post}/restore",
                "GET /s/{space}/wiki/withdrawn",
                "GET /s/{space}/wiki/import",
                "POST /s/{space}/wiki/import",
                "POST /s/{space}/wiki/{page}/lock",
                "POST /s/{space}/wiki/{page}/unlock",
                "GET /s/{space}/wiki/{page}/withdraw",
                "POST /s/{space}/wiki/{page}/withdraw",
                "POST /s/{space}/wiki/{page}/restore");
        rule(
                MANAGERS,
                "GET /s/{space}/members/invite",
                "GET /s/{space}/members/{member}",
                "GET /s/{space}/settings",
                "POST /s/{space}/settings/archive",
                "GET /s/{space}/settings/features",
                "GET /s/{space}/settings/features/{feature}",
                "GET /s/{space}/settings/people",
                "GET /s/{space}/settings/texts");
        rule(
                MANAGERS_WHILE_LIVE,
                "POST /s/{space}/members/answer",
                "POST /s/{space}/members/invite",
                "POST /s/{space}/members/remove",
                "POST /s/{space}/members/role",
                "POST /s/{space}/settings",
                "POST /s/{space}/settings/features/{feature}",
                "POST /s/{space}/settings/features/{feature}/permissions",
                "POST /s/{space}/settings/partners",
                "POST /s/{space}/settings/people",
                "POST /s/{space}/settings/texts");
    }
}
