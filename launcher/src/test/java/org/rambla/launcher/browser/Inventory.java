// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.browser;

import static org.rambla.launcher.browser.Account.ADMINISTRATOR;
import static org.rambla.launcher.browser.Account.GUEST;
import static org.rambla.launcher.browser.Account.MANAGER;
import static org.rambla.launcher.browser.Account.MEMBER;
import static org.rambla.launcher.browser.Account.MODERATOR;
import static org.rambla.launcher.browser.Account.NEWCOMER;
import static org.rambla.launcher.browser.Stop.page;

import java.util.List;
import java.util.stream.Stream;

/** Every page that a person can reach, one line each. */
final class Inventory {
    private static final List<Stop> PUBLIC = List.of(
            page("network home, guest", GUEST, "/"),
            page("spaces, guest", GUEST, "/spaces"),
            page("accessibility statement", GUEST, "/legal/accessibility"),
            page("personal data", GUEST, "/legal/personal-data"),
            page("legal notice", GUEST, "/legal/legal-notice"),
            page("sign in", GUEST, "/sign-in?next=%2Fspaces"),
            page("sign in refused", GUEST, "/sign-in")
                    .then("main form[action='/sign-in']")
                    .answers(422),
            page("forgotten password", GUEST, "/reset"),
            page("forgotten password refused", GUEST, "/reset")
                    .then("main form[action='/reset']")
                    .answers(422),
            page("new password from a mail", GUEST, "{reset}"),
            page("new password refused", GUEST, "{reset}")
                    .then("main form[action='/reset/new']")
                    .answers(422),
            page("new password, stale link", GUEST, "/reset/new?token=nothing").answers(410),
            page("invitation", GUEST, "{invitation}"),
            page("invitation refused", GUEST, "{invitation}")
                    .then("main form[action='/invitation']")
                    .answers(422),
            page("invitation, stale link", GUEST, "/invitation?token=nothing").answers(410),
            page("set-up, closed", GUEST, "/setup?token=nothing").answers(410),
            page("new address from a mail", GUEST, "{address}"),
            page("no such page", GUEST, "/nothing/here").answers(404));
    private static final List<Stop> ACCOUNT = List.of(
            page("account", MEMBER, "/account"),
            page("account refused", MEMBER, "/account")
                    .then("input[name=name]")
                    .then("main form[action='/account']")
                    .answers(422),
            page("address", MEMBER, "/account/address"),
            page("address refused", MEMBER, "/account/address")
                    .then("main form.card")
                    .answers(422),
            page("password", MEMBER, "/account/password"),
            page("password refused", MEMBER, "/account/password")
                    .then("main form")
                    .answers(422),
            page("sessions", MEMBER, "/account/sessions"),
            page("following", MEMBER, "/account/following"),
            page("access tokens", ADMINISTRATOR, "/account/tokens"),
            page("my data", MEMBER, "/account/data"),
            page("my data, deletion refused", MEMBER, "/account/data")
                    .then("main form[action$='/delete']")
                    .answers(422));
    private static final List<Stop> NETWORK = List.of(
            page("network home, newcomer", NEWCOMER, "/"),
            page("network home, member", MEMBER, "/"),
            page("activity", MEMBER, "/activity"),
            page("people", MEMBER, "/people"),
            page("people, nobody found", MEMBER, "/people?q=zzzz"),
            page("people, second page", MEMBER, "/people?page=2"),
            page("member", MEMBER, "/people").then("main .rows a[href^='/members/']"),
            page("member, own profile", MEMBER, "/").then("#account-menu a[href^='/members/']"),
            page("organisations", MEMBER, "/organisations"),
            page("organisation", MEMBER, "/organisations").then("main .rows a[href^='/organisations/']"),
            page("spaces", MEMBER, "/spaces"),
            page("choice of a blueprint", MANAGER, "/spaces/new"),
            page("new space", MANAGER, "/spaces/new?blueprint=project"),
            page("new space refused", MANAGER, "/spaces/new?blueprint=thematic")
                    .then("main form")
                    .answers(422),
            page("administration, not for members", MEMBER, "/admin").answers(404));
    private static final List<Stop> SPACE = List.of(
            page("space, guest", GUEST, "/s/public-spaces"),
            page("space, not a member", NEWCOMER, "/s/discrimination"),
            page("space, member", MEMBER, "/s/innovation"),
            page("space, manager", MANAGER, "/s/radicalisation"),
            page("project, on request", MEMBER, "/s/bridge"),
            page("space, asked to join", NEWCOMER, "/s/radicalisation"),
            page("guidelines", MEMBER, "/s/innovation/guidelines"),
            page("request to join", MEMBER, "/s/bridge/request"),
            page("leave a space", MEMBER, "/s/innovation/leave"),
            page("write to the manager", MEMBER, "/s/innovation/write"),
            page("letter refused", MEMBER, "/s/innovation/write")
                    .then("main form")
                    .answers(422),
            page("members", MEMBER, "/s/innovation/members"),
            page("members, manager", MANAGER, "/s/radicalisation/members"),
            page("member of a space", MANAGER, "/s/radicalisation/members").then("main .rows .actions a"),
            page("invite into a space", MANAGER, "/s/radicalisation/members/invite?q=le"),
            page("settings", MANAGER, "/s/radicalisation/settings"),
            page("settings refused", MANAGER, "/s/radicalisation/settings")
                    .then("main input[name^=name] >> nth=0")
                    .then("main input[name^=name] >> nth=1")
                    .then("main form")
                    .answers(422),
            page("settings, texts", MANAGER, "/s/radicalisation/settings/texts"),
            page("settings, people", MANAGER, "/s/radicalisation/settings/people"),
            page("settings, features", MANAGER, "/s/radicalisation/settings/features"),
            page("settings, a feature", MANAGER, "/s/radicalisation/settings/features/forum"),
            page("settings, not for members", MEMBER, "/s/radicalisation/settings")
                    .answers(403),
            page("private space, not a member", MEMBER, "/s/executive-committee")
                    .answers(404),
            page("space, archived", MANAGER, "{archived}"),
            page("space, archived, for others", MEMBER, "{archived}"),
            page("space, entered in an emergency", ADMINISTRATOR, "{entered}"),
            page("space that was entered, manager", MANAGER, "{entered}"),
            page("no such space", MEMBER, "/s/nowhere").answers(404));
    private static final List<Stop> FORUM = List.of(
            page("topics, guest", GUEST, "/s/public-spaces/forum"),
            page("topics", MEMBER, "/s/innovation/forum"),
            page("topics, unanswered", MEMBER, "/s/innovation/forum?view=unanswered"),
            page("topics, mine", MEMBER, "/s/innovation/forum?view=mine"),
            page("topics, moderator", MODERATOR, "/s/public-spaces/forum"),
            page("topic, guest", GUEST, "{moderated}"),
            page("topic", MEMBER, "{topic}"),
            page("topic, quoting", MEMBER, "{topic}").then("article footer a[href*='quote=']"),
            page("topic, long", NEWCOMER, "/s/innovation/forum").then("main .rows h3 a"),
            page("topic, moderator", MODERATOR, "{moderated}"),
            page("topic, locked", MEMBER, "{moderated}"),
            page("new topic", MEMBER, "/s/innovation/forum/topics/new"),
            page("new topic refused", MEMBER, "/s/innovation/forum/topics/new")
                    .then("main form.card")
                    .answers(422),
            page("reply refused", MEMBER, "{topic}")
                    .then("main form[action$='/replies']")
                    .answers(422),
            page("edit a post", MEMBER, "{answer}/edit"),
            page("edit by passage", MEMBER, "{answer}/edit?passages=1"),
            page("edit the first post", MEMBER, "{topic}").then("article:first-of-type footer a[href$='/edit']"),
            page("history", MEMBER, "{answer}/history"),
            page("earlier text", MEMBER, "{answer}/history").then("main .rows li:last-child a"),
            page("delete a post", MEMBER, "{answer}/remove"),
            page("hide a post", MODERATOR, "{moderated}").then("main article footer a[href$='/remove']"),
            page("hide a post refused", MODERATOR, "/s/public-spaces/forum")
                    .then("main .rows li:last-child h3 a")
                    .then("main article footer a[href$='/remove']")
                    .then("main form.card")
                    .answers(422),
            page("print", MEMBER, "{topic}/print"),
            page("no such topic", MEMBER, "/s/innovation/forum/topics/999999").answers(404));
    private static final List<Stop> WIKI = List.of(
            page("wiki, guest", GUEST, "/s/public-spaces/wiki"),
            page("wiki", MEMBER, "/s/innovation/wiki"),
            page("wiki, words found", MEMBER, "/s/innovation/wiki?q=a"),
            page("wiki, nothing found", MEMBER, "/s/innovation/wiki?q=zzzz"),
            page("wiki, recent changes", MEMBER, "/s/innovation/wiki/recent"),
            page("wiki page, guest", GUEST, "/s/public-spaces/wiki").then("main .rows h3 a"),
            page("wiki page", MEMBER, "/s/innovation/wiki").then("main .rows h3 a"),
            page("wiki page, moderator", MODERATOR, "/s/public-spaces/wiki").then("main .rows h3 a"),
            page("wiki page, new", MEMBER, "/s/innovation/wiki/new"),
            page("wiki page, new, refused", MEMBER, "/s/innovation/wiki/new")
                    .then("main form.card")
                    .answers(422),
            page("wiki page, edit", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("main a[href*='/edit']"),
            page("wiki page, history", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href*='/history']"),
            page("wiki page, a save", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href*='/history']")
                    .then("main tbody a"),
            page("wiki page, all below", MEMBER, "/s/innovation/wiki/innovation-and-technology-where-to-begin/below"),
            page(
                    "wiki page, all comments",
                    MEMBER,
                    "/s/innovation/wiki/innovation-and-technology-where-to-begin/comments"),
            page("wiki page, who wrote what", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href*='/history']")
                    .then("main a[href*='/who']"),
            page("wiki page, compare", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href*='/history']")
                    .then("main form[action$='/compare']"),
            page("wiki page, beside the original", MEMBER, "/s/innovation/wiki")
                    .then("aside a[href*='/awaits?language=fr']")
                    .then("main a[href*='/translate']"),
            page("wiki, what awaits", MEMBER, "/s/innovation/wiki/awaits"),
            page("wiki, missing pages", MEMBER, "/s/innovation/wiki/reports"),
            page("wiki, overdue pages", MANAGER, "/s/radicalisation/wiki/reports/overdue"),
            page("wiki page, what links here", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href$='/links']"),
            page("wiki drafts", MEMBER, "/s/innovation/wiki/drafts"),
            page("wiki page, move", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href$='/move']"),
            page("wiki page, print", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href*='/print']"),
            page("wiki page, take out", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href*='/export']"),
            page("wiki, bring pages in", MODERATOR, "/s/public-spaces/wiki/import"),
            page("wiki, bring pages in, refused", MODERATOR, "/s/public-spaces/wiki/import")
                    .then("main form.card")
                    .answers(422),
            page("wiki, pages that come in by themselves", MANAGER, "{import}"),
            page("wiki, what awaits in all spaces", MANAGER, "/n/wiki/awaits?language=fr"),
            page("wiki, what awaits, one kind", MEMBER, "/s/innovation/wiki/awaits?kind=missing"),
            page("wiki page, who looks after it", MEMBER, "/s/innovation/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href$='/care']"),
            page("wiki page, who may read it", MODERATOR, "/s/public-spaces/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href$='/rights']"),
            page("wiki, changed since", MEMBER, "/s/innovation/wiki/since"),
            page("wiki, calls", MEMBER, "/s/innovation/wiki/calls"),
            page("wiki, a call", MEMBER, "/s/public-spaces/wiki/calls").then("main .rows h3 a"),
            page("wiki, a call, manager", MANAGER, "{call}"),
            page("wiki, a call, change it", MANAGER, "{call}/edit"),
            page("wiki, a call, member", MEMBER, "{call}"),
            page("wiki, a call, write for it", MANAGER, "{call}/write"),
            page("wiki, a call, what a city wrote", MANAGER, "{contribution}"),
            page("wiki, a call, return refused", MANAGER, "{contribution}")
                    .then("main form[action$='/return']")
                    .answers(422),
            page("wiki, call, new", MANAGER, "/s/radicalisation/wiki/calls/new"),
            page("wiki, call, new, refused", MANAGER, "/s/radicalisation/wiki/calls/new")
                    .then("main form.card")
                    .answers(422),
            page("wiki, templates", MEMBER, "/s/innovation/wiki/templates"),
            page("wiki page, new from a template", MEMBER, "/s/innovation/wiki/new?template=practice-sheet"),
            page("wiki, lists by field, guest", GUEST, "/s/public-spaces/wiki/lists?template=practice-sheet"),
            page("wiki, lists by field, cards", MEMBER, "/s/innovation/wiki/lists?template=practice-sheet&as=cards"),
            page("wiki, lists over all spaces, guest", GUEST, "/n/wiki/lists?template=practice-sheet"),
            page("wiki, lists over all spaces, cards", MEMBER, "/n/wiki/lists?template=practice-sheet&as=cards"),
            page("wiki template, new", MANAGER, "/s/radicalisation/wiki/templates/new"),
            page("wiki template, new, refused", MANAGER, "/s/radicalisation/wiki/templates/new")
                    .then("main form.card")
                    .answers(422),
            page("figures of the network", ADMINISTRATOR, "/admin/x/webinar/figures"),
            page("wiki templates of all spaces", ADMINISTRATOR, "/admin/x/wiki/templates"),
            page("wiki template of all spaces, new", ADMINISTRATOR, "/admin/x/wiki/templates/new"),
            page("wiki, in review", MODERATOR, "/s/public-spaces/wiki/reviews"),
            page("wiki, in review, list", MANAGER, "{reviews}"),
            page("wiki, in review, manager", MANAGER, "{proposal}"),
            page("wiki, in review, return refused", MANAGER, "{proposal}")
                    .then("main form[action$='/return']")
                    .answers(422),
            page("wiki, in review, member", MEMBER, "{proposal}"),
            page("wiki, in review, write on", MEMBER, "{proposal}").then("main a[href*='proposal=']"),
            page("wiki template, change it", MANAGER, "{template}"),
            page("wiki settings", MANAGER, "/s/radicalisation/wiki/settings"),
            page("wiki page, withdraw", MODERATOR, "/s/public-spaces/wiki")
                    .then("main .rows h3 a")
                    .then("aside a[href$='/withdraw']"),
            page("wiki pages withdrawn", MODERATOR, "/s/public-spaces/wiki/withdrawn"),
            page("wiki page, not written", MEMBER, "/s/innovation/wiki/not-written")
                    .answers(404));

    private static final List<Stop> WEBINAR = List.of(
            page("agenda, guest", GUEST, "/s/public-spaces/webinar"),
            page("agenda", MEMBER, "/s/innovation/webinar"),
            page("agenda of the network, guest", GUEST, "/n/webinar"),
            page("agenda of the network", MEMBER, "/n/webinar"),
            page("my agenda", MEMBER, "/account/x/webinar"),
            page("my agenda with an address", NEWCOMER, "/account/x/webinar"),
            page("agenda to print", MEMBER, "/s/innovation/webinar/print"),
            page("agenda, month", MEMBER, "/s/innovation/webinar?view=month"),
            page("agenda, past", MEMBER, "/s/innovation/webinar?view=past"),
            page("agenda, manager", MANAGER, "/s/radicalisation/webinar"),
            page("event, guest", GUEST, "/s/public-spaces/webinar").then("main .event:last-child h3 a"),
            page("event", MEMBER, "/s/innovation/webinar").then("main .event h3 a"),
            page("event, past", MEMBER, "/s/innovation/webinar?view=past").then("main .event h3 a"),
            page("event, manager", MANAGER, "/s/radicalisation/webinar").then("main .event h3 a"),
            page("register a colleague", MEMBER, "/s/innovation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/colleague']"),
            page("register a colleague refused", MEMBER, "/s/innovation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/colleague']")
                    .then("main form.card")
                    .answers(422),
            page("registrations", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/registrations']"),
            page("figures of the year", MANAGER, "/s/radicalisation/webinar/figures"),
            page("agenda by series", MEMBER, "/s/innovation/webinar?view=series"),
            page("title of a series", MANAGER, "/s/radicalisation/webinar?view=series")
                    .then("main a[href*='/webinar/series/']"),
            page("agenda, chosen", MEMBER, "/s/innovation/webinar?open=1"),
            page("agenda of the network, chosen", MEMBER, "/n/webinar?language=fr"),
            page("agenda of the network, month", GUEST, "/n/webinar?view=month"),
            page("agenda of the network, past", MEMBER, "/n/webinar?view=past"),
            page("agenda of the network by series", GUEST, "/n/webinar?view=series"),
            page("agenda of the network, without a date", MEMBER, "/n/webinar?view=undated"),
            page("agenda of the network to print", GUEST, "/n/webinar/print"),
            page("agenda for other sites", GUEST, "/l/webinar/embed/public-spaces"),
            page("suggestions, guest", GUEST, "/s/public-spaces/webinar/suggestions"),
            page("suggestions", MEMBER, "/s/innovation/webinar/suggestions"),
            page("a suggestion", MEMBER, "/s/innovation/webinar/suggestions").then("main .item h3 a"),
            page("suggestions, manager", MANAGER, "/s/radicalisation/webinar/suggestions"),
            page("questions from the audience", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/asked']"),
            page("documents and portraits", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/files']"),
            page("other organisers", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/organisers']"),
            page("events with other spaces", MANAGER, "/s/public-spaces/webinar/together"),
            page("an event with other spaces", MANAGER, "/s/public-spaces/webinar/together")
                    .then("main .item a"),
            page("meeting room", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/meeting']"),
            page("checklist", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/checklist']"),
            page("badges", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/registrations']")
                    .then("main a[href$='/badges']"),
            page("opinions", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/opinions']"),
            page("attendance from a list", MANAGER, "{open}/attendance/file"),
            page("came without being registered", MANAGER, "{open}/attendance/walk-in"),
            page("attendance, before", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/attendance']"),
            page("figures", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/figures']"),
            page("write to the registered", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/message']"),
            page("write to the registered refused", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/message']")
                    .then("main form.card")
                    .answers(422),
            page("register as a guest", GUEST, "{open}/guest"),
            page("register as a guest refused", GUEST, "{open}/guest")
                    .then("main form.card")
                    .answers(422),
            page("confirm as a guest", GUEST, "{request}"),
            page("confirm as a guest, stale link", GUEST, "/l/webinar/requests/nothing")
                    .answers(410),
            page("registration from a mail", GUEST, "{registration}"),
            page("change a registration from a mail", GUEST, "{registration}/change"),
            page("links to registrations", GUEST, "/l/webinar/links"),
            page("links to registrations, refused", GUEST, "/l/webinar/links")
                    .then("main form.card")
                    .answers(422),
            page("my agenda, past", MEMBER, "/account/x/webinar?view=past"),
            page("my agenda, month", MEMBER, "/account/x/webinar?view=month"),
            page("my agenda by series", MEMBER, "/account/x/webinar?view=series"),
            page("questions from a mail", GUEST, "{registration}/asked"),
            page("after an event", MEMBER, "/s/innovation/webinar?view=past")
                    .then("main .event h3 a")
                    .then("main a[href$='/after']"),
            page("certificate", MEMBER, "/s/innovation/webinar?view=past")
                    .then("main .event h3 a")
                    .then("main a[href$='/after']")
                    .then("main a[href$='/certificate']"),
            page("join from a mail, nothing there", GUEST, "{registration}/join")
                    .answers(410),
            page("registration, broken link", GUEST, "/l/webinar/registrations/1/nothing")
                    .answers(410),
            page("new event", MANAGER, "/s/radicalisation/webinar/events/new"),
            page("new event refused", MANAGER, "/s/radicalisation/webinar/events/new")
                    .then("main form.card")
                    .answers(422),
            page("change an event", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/edit']"),
            page("announce once more", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href*='new?from=']"),
            page("cancel an event", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/cancel']"),
            page("hide an event", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/hide']"),
            page("hidden events", MANAGER, "/s/radicalisation/webinar?view=hidden"),
            page("cancel an event refused", MANAGER, "/s/radicalisation/webinar")
                    .then("main .event h3 a")
                    .then("main a[href$='/cancel']")
                    .then("main form.card")
                    .answers(422),
            page("no such event", MEMBER, "/s/innovation/webinar/events/999999").answers(404));
    private static final List<Stop> SEARCH = List.of(
            page("search, empty", GUEST, "/n/search"),
            page("search, guest", GUEST, "/n/search?q=night"),
            page("search", MEMBER, "/n/search?q=prevention"),
            page("search, by date", MEMBER, "/n/search?q=prevention&sort=date"),
            page("search, narrowed", MEMBER, "/n/search?q=prevention&kind=forum.topic"),
            page("search, nothing found", MEMBER, "/n/search?q=zzzzqqqq"),
            page("search, odd condition", MEMBER, "/n/search?q=city%3Anowhere+night"),
            page("save a search", MEMBER, "/account/x/search/new?q=prevention"),
            page("saved searches", MEMBER, "/account/x/search"),
            page("search in a space", MEMBER, "/s/innovation/search?q=city"),
            page("search in a space, manager", MANAGER, "/s/radicalisation/search?q=city"),
            page("search, words", MANAGER, "/n/search/words"),
            page("search, words refused", MANAGER, "/n/search/words")
                    .then("main form.card")
                    .answers(422),
            page("search, words of a space", MANAGER, "/s/radicalisation/search/words"),
            page("search, a question in French", MEMBER, "/n/search?q=l%27%C3%A9clairage+des+places"),
            page("search, index", ADMINISTRATOR, "/admin/x/search"),
            page("search, files not read", ADMINISTRATOR, "/admin/x/search/files"));
    private static final List<Stop> GLOSSARY = List.of(
            page("glossary", MEMBER, "/n/translation/glossary"),
            page("glossary, in French", MEMBER, "/n/translation/glossary?language=fr&q=police"),
            page("glossary, nothing found", MEMBER, "/n/translation/glossary?q=zzzzqqqq"),
            page("glossary, administrator", ADMINISTRATOR, "/n/translation/glossary"),
            page("glossary, new term", ADMINISTRATOR, "/n/translation/glossary/new"),
            page("glossary, new term refused", ADMINISTRATOR, "/n/translation/glossary/new")
                    .then("main form.card")
                    .answers(422),
            page("glossary, term", ADMINISTRATOR, "/n/translation/glossary").then("main .rows a[href*='/glossary/']"),
            page("glossary, import", ADMINISTRATOR, "/n/translation/glossary/import"),
            page("glossary, import refused", ADMINISTRATOR, "/n/translation/glossary/import")
                    .then("main form.card")
                    .answers(422),
            page("glossary of a space", MANAGER, "/s/radicalisation/translation/glossary"),
            page("glossary of a space, new term", MANAGER, "/s/radicalisation/translation/glossary/new"),
            page("glossary of a space, import", MANAGER, "/s/radicalisation/translation/glossary/import"),
            page("sentences of a space", MANAGER, "/s/radicalisation/translation/sentences?q=a"),
            page("machines that translate", ADMINISTRATOR, "/admin/x/translation/engines"),
            page("machine that translates", ADMINISTRATOR, "/admin/x/translation/engines/deepl"),
            page("machine that translates, tried without a text", ADMINISTRATOR, "/admin/x/translation/engines/chat")
                    .then("main form[action$='/try']")
                    .answers(422));
    private static final List<Stop> TRANSLATION = List.of(
            page("translations of a space", MEMBER, "/s/innovation/translation"),
            page("translations, into French", MEMBER, "/s/innovation/translation?into=fr"),
            page("translations, all texts", MANAGER, "/s/radicalisation/translation?show=all"),
            page("translation beside the original", MEMBER, "{item}/fr"),
            page("translation, who changed it", MEMBER, "{item}/fr/changes"),
            page("translation, there and back", MEMBER, "/s/innovation/translation/exchange"),
            page("translation, there and back refused", MEMBER, "/s/innovation/translation/exchange")
                    .then("main form.card")
                    .answers(422),
            page("translation, memory", ADMINISTRATOR, "/n/translation/memory"),
            page("translation, sentences of the memory", ADMINISTRATOR, "/n/translation/memory/sentences?q=a"),
            page("translation, memory refused", ADMINISTRATOR, "/n/translation/memory")
                    .then("main form.card")
                    .answers(422),
            page("originals or translations", MEMBER, "/account/x/translation"),
            page("translation, queue", ADMINISTRATOR, "/admin/x/translation"),
            page("translation, limits of spaces", ADMINISTRATOR, "/admin/x/translation/budgets"),
            page("translation, limits of spaces refused", ADMINISTRATOR, "/admin/x/translation/budgets")
                    .then("main form.card")
                    .answers(422));
    private static final List<Stop> ADMINISTRATION = List.of(
            page("administration", ADMINISTRATOR, "/admin"),
            page("admin people", ADMINISTRATOR, "/admin/people"),
            page("admin person", ADMINISTRATOR, "/admin/people").then("main tbody a"),
            page("admin succession", ADMINISTRATOR, "/admin/people")
                    .then("main tbody a")
                    .then("main a[href$='/successor']"),
            page("admin invite", ADMINISTRATOR, "/admin/people/new"),
            page("admin invite refused", ADMINISTRATOR, "/admin/people/new")
                    .then("main form.card")
                    .answers(422),
            page("admin invitations", ADMINISTRATOR, "/admin/invitations"),
            page("admin invitations refused", ADMINISTRATOR, "/admin/invitations")
                    .then("main form.card")
                    .answers(422),
            page("admin organisations", ADMINISTRATOR, "/admin/organisations"),
            page("admin organisation", ADMINISTRATOR, "/admin/organisations").then("main tbody a"),
            page("admin new organisation", ADMINISTRATOR, "/admin/organisations/new"),
            page("admin new organisation refused", ADMINISTRATOR, "/admin/organisations/new")
                    .then("main form")
                    .answers(422),
            page("admin spaces", ADMINISTRATOR, "/admin/spaces"),
            page("admin space", ADMINISTRATOR, "/admin/spaces").then("main a[href^='/admin/spaces/']"),
            page("admin blueprints", ADMINISTRATOR, "/admin/blueprints"),
            page("admin blueprint", ADMINISTRATOR, "/admin/blueprints/thematic"),
            page("admin new blueprint", ADMINISTRATOR, "/admin/blueprints/new"),
            page("admin new blueprint refused", ADMINISTRATOR, "/admin/blueprints/new")
                    .then("main form")
                    .answers(422),
            page("admin network", ADMINISTRATOR, "/admin/network"),
            page("admin languages", ADMINISTRATOR, "/admin/languages"),
            page("admin texts of a language", ADMINISTRATOR, "/admin/languages/es?part=forum"),
            page("admin texts refused", ADMINISTRATOR, "/admin/languages/es?part=forum")
                    .then("main form.card")
                    .answers(422),
            page("admin legal text", ADMINISTRATOR, "/admin/network/legal/legal-notice"),
            page("admin personal data text", ADMINISTRATOR, "/admin/network/legal/personal-data"),
            page("admin accessibility text", ADMINISTRATOR, "/admin/network/legal/accessibility"),
            page("admin erase a person", ADMINISTRATOR, "/admin/people")
                    .then("main tbody a")
                    .then("main a[href$='/erase']"),
            page("admin extensions", ADMINISTRATOR, "/admin/extensions"),
            page("admin extension", ADMINISTRATOR, "/admin/extensions").then("main .ext-row h3 a"),
            page("admin install", ADMINISTRATOR, "/admin/extensions/install"),
            page("admin install refused", ADMINISTRATOR, "/admin/extensions/install")
                    .then("main form.drop")
                    .answers(422),
            page("admin trusted keys", ADMINISTRATOR, "/admin/extensions/keys"),
            page("admin catalogue", ADMINISTRATOR, "/admin/extensions/catalogue"),
            page("admin log", ADMINISTRATOR, "/admin/audit"),
            page("admin mail", ADMINISTRATOR, "/admin/mail"));

    private Inventory() {}

    static List<Stop> all() {
        return Stream.of(
                        PUBLIC,
                        ACCOUNT,
                        NETWORK,
                        SPACE,
                        FORUM,
                        WIKI,
                        WEBINAR,
                        SEARCH,
                        TRANSLATION,
                        GLOSSARY,
                        ADMINISTRATION)
                .flatMap(List::stream)
                .toList();
    }
}
