// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.rambla.api.feature.Feature;
import org.rambla.api.page.Page;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.text.Html;
import org.rambla.web.gate.RequestVisit;

/** What the shell's template shows of one page. What it asks for more than once is worked out once. */
public final class Frame {
    private static final Pattern DONE = Pattern.compile("[a-z]+\\.done\\.[A-Za-z0-9]+");
    private static final Map<String, String> LANGUAGE_NAMES = new ConcurrentHashMap<>();

    private final Page page;
    private final RequestVisit visit;
    private final Shell shell;
    private final String networkName;
    private final List<Link> tabs;
    private final List<Page.Crumb> crumbs;
    private final List<Feature.Action> featureActions;
    private final String done;

    /** An entry of a navigation. */
    public record Link(String label, String path, boolean current) {}

    /** A language to switch to. */
    public record Language(String tag, String name, String path, boolean current) {}

    Frame(Page page, RequestVisit visit, Shell shell) {
        this.page = page;
        this.visit = visit;
        this.shell = shell;
        networkName = shell.network().name().in(language());
        tabs = findTabs();
        crumbs = findCrumbs();
        featureActions = home() ? shell.actions(visit) : List.of();
        done = findDone();
    }

    public Page page() {
        return page;
    }

    public RequestVisit visit() {
        return visit;
    }

    public String text(String key, Object... arguments) {
        return visit.text(key, arguments);
    }

    public String language() {
        return visit.language();
    }

    public String networkName() {
        return networkName;
    }

    public String logo() {
        return shell.network().logo();
    }

    /** What is wrong with an extension that is being developed on this machine; "" for nothing. */
    public String trouble() {
        return shell.trouble(visit.messages());
    }

    public String banner() {
        return shell.network().banner().in(language());
    }

    public String asset(String name) {
        return shell.assets().address(name);
    }

    /** Of the heading; null, which leaves the attribute out, where it is that of the page. */
    public String titleLanguage() {
        String tag = page.titleLanguage();
        return tag.isEmpty() || tag.equals(language()) ? null : tag;
    }

    public String windowTitle() {
        String name = networkName;
        String space = inSpace() && !home() ? visit.space().name().in(language()) + " – " : "";
        return page.title().equals(name) ? name : page.title() + " – " + space + name;
    }

    public boolean inSpace() {
        return visit.access().isPresent();
    }

    /** Whether this is the home of the space, whose head shows name and purpose. */
    public boolean home() {
        return inSpace() && page.tab().equals("home");
    }

    public String spaceColour() {
        return visit.access().map(a -> "space-" + a.space().colour()).orElse("");
    }

    public String spaceName() {
        return visit.space().name().in(language());
    }

    public boolean archived() {
        return visit.access().map(a -> a.space().archived()).orElse(false);
    }

    public List<Link> mainNavigation() {
        List<Link> links = new ArrayList<>();
        String path = visit.plainPath();
        links.add(link("web.nav.spaces", "/spaces", inSpace() || path.startsWith("/spaces")));
        links.addAll(shell.networkTabs(visit));
        if (visit.signedIn()) {
            links.add(link("web.nav.activity", "/activity", path.startsWith("/activity")));
            links.add(link(
                    "web.nav.people",
                    "/people",
                    path.startsWith("/people") || path.startsWith("/members") || path.startsWith("/organisations")));
        }
        if (visit.administrator()) {
            links.add(link("web.nav.administration", "/admin", path.startsWith("/admin")));
        }
        return links;
    }

    private Link link(String key, String path, boolean current) {
        return new Link(visit.text(key), path, current);
    }

    /**
     * Where the box in the head searches: the space of the page where search is on and open to the reader, else everything;
     * "" where nothing does.
     */
    public String search() {
        if (searchesSpace()) {
            return visit.space().path(Shell.SEARCH, "");
        }
        return shell.searches() ? "/n/" + Shell.SEARCH : "";
    }

    /** Managers may keep the search of their space to its members; others look through everything else. */
    private boolean searchesSpace() {
        return inSpace() && visit.on(Shell.SEARCH) && visit.can(Shell.SEARCH + ".read");
    }

    public String searchKey() {
        return searchesSpace() ? "web.search.space" : "web.search";
    }

    /** Tabs below the head: of the space, of the administration, of the account. */
    public List<Link> tabs() {
        return tabs;
    }

    private List<Link> findTabs() {
        String path = visit.plainPath();
        if (inSpace()) {
            return spaceTabs();
        }
        if (path.equals("/admin") || path.startsWith("/admin/")) {
            return visit.administrator() ? shell.entries(true, visit) : List.of();
        }
        if (path.equals("/account") || path.startsWith("/account/")) {
            return visit.signedIn() ? shell.entries(false, visit) : List.of();
        }
        return List.of();
    }

    private List<Link> spaceTabs() {
        SpaceAccess access = visit.access().orElseThrow();
        String root = access.space().path();
        List<Link> links = new ArrayList<>();
        links.add(link("web.nav.overview", root, home()));
        links.addAll(shell.featureTabs(visit, page.tab()));
        if (visit.signedIn()) {
            links.add(link("web.nav.members", root + "/members", page.tab().equals("members")));
        }
        if (visit.can(org.rambla.api.page.Requires.MANAGER)) {
            links.add(link("web.nav.settings", root + "/settings", page.tab().equals("settings")));
        }
        return links;
    }

    public String tabsLabel() {
        if (inSpace()) {
            return spaceName();
        }
        return visit.text(visit.plainPath().startsWith("/admin") ? "web.nav.administration" : "web.nav.account");
    }

    public List<Page.Crumb> crumbs() {
        return crumbs;
    }

    private List<Page.Crumb> findCrumbs() {
        List<Page.Crumb> crumbs = new ArrayList<>();
        if (inSpace()) {
            crumbs.add(new Page.Crumb(visit.text("web.nav.spaces"), "/spaces"));
            if (!home()) {
                crumbs.add(new Page.Crumb(spaceName(), visit.space().path()));
            }
        }
        crumbs.addAll(page.crumbs());
        return crumbs;
    }

    /** Buttons of the features that are on, for the head of a space's home. */
    public List<Feature.Action> featureActions() {
        return featureActions;
    }

    public List<Language> languages() {
        List<Language> languages = new ArrayList<>();
        for (String tag : shell.network().languages()) {
            String name = LANGUAGE_NAMES.computeIfAbsent(tag, Frame::ownName);
            languages.add(new Language(tag, name, switchTo(tag), tag.equals(language())));
        }
        return languages;
    }

    /** "Français", "English": as each language calls itself. */
    private static String ownName(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private String switchTo(String tag) {
        StringBuilder address = new StringBuilder(visit.plainPath()).append('?');
        if (!visit.query().isEmpty()) {
            for (String pair : visit.query().split("&")) {
                if (!pair.isEmpty() && !pair.startsWith("lang=") && !pair.startsWith("done=")) {
                    address.append(pair).append('&');
                }
            }
        }
        return address.append("lang=").append(tag).toString();
    }

    /** What was just done, when the address says so with a message that exists. */
    public String done() {
        return done;
    }

    private String findDone() {
        if (!page.notice().isEmpty()) {
            return page.notice();
        }
        if (!visit.query().contains("done=")) {
            return "";
        }
        for (String pair : visit.query().split("&")) {
            if (pair.startsWith("done=")) {
                String key = pair.substring(5);
                if (DONE.matcher(key).matches() && visit.messages().has(key)) {
                    return visit.text(key);
                }
            }
        }
        return "";
    }

    /** "Times shown for Brussels (CEST)". */
    public String timesShown() {
        return visit.text(
                "web.foot.times", visit.readerTimes().place(), visit.times().zoneLabel(Instant.now()));
    }

    public String signIn() {
        String path = visit.plainPath();
        return path.equals("/") || path.startsWith("/sign-in")
                ? "/sign-in"
                : "/sign-in?next=" + java.net.URLEncoder.encode(visit.path(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Where a printed page comes from, and when it was printed, with the year: paper is kept. */
    public String printed() {
        Instant now = Instant.now();
        return visit.text(
                "web.foot.printed",
                networkName(),
                page.title(),
                visit.host() + visit.path(),
                visit.text(
                        "web.time.dayAndTime",
                        visit.times().date(now),
                        visit.times().time(now)));
    }

    public Html token() {
        return visit.token();
    }
}
