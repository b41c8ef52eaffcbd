// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.Files;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.pdf.Pdf;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.care.Reminders;
import org.rambla.wiki.exchange.job.ImportWorker;
import org.rambla.wiki.exchange.pdf.PagesPdf;
import org.rambla.wiki.page.Change;
import org.rambla.wiki.page.OrderAnew;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.ReadMarks;
import org.rambla.wiki.template.SortAnew;

/** The wiki as a feature: its pages, and its place on the home of a space. */
@Component(service = Feature.class)
@FeatureInfo(
        name = "wiki",
        order = 20,
        permissions = {
            "wiki.read=VISITOR",
            "wiki.write=MEMBER",
            "wiki.move=MEMBER",
            "wiki.lock=MODERATOR",
            "wiki.review=MODERATOR",
            "wiki.call=MANAGER",
            "wiki.delete=MODERATOR",
            "wiki.import=MODERATOR"
        },
        tables = {
            "wiki_space",
            "wiki_page",
            "wiki_slug",
            "wiki_version",
            "wiki_revision",
            "wiki_link",
            "wiki_read",
            "wiki_draft",
            "wiki_writer",
            "wiki_written",
            "wiki_pass",
            "wiki_touch",
            "wiki_proposal",
            "wiki_template",
            "wiki_fact",
            "wiki_fact_revision",
            "wiki_comment",
            "wiki_follow",
            "wiki_feed",
            "wiki_call",
            "wiki_contribution",
            "wiki_file_removed",
            "wiki_import",
            "wiki_import_part",
            "wiki_import_page"
        })
public final class WikiFeature implements Feature {
    private static final int PANEL = 5;
    private static final Duration LATELY = Duration.ofDays(30);

    private final ContentRegister register;
    private final Spaces spaces;
    private final WikiParts parts;
    private final Set<Object> pages;
    private final Set<Object> networkPages;
    private final Set<Object> api;
    private final Set<Object> adminPages;
    private final Set<Object> linkPages;

    @Activate
    public WikiFeature(
            @Reference(name = "database", target = "(unit=wiki)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "audit") Audit audit,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "network") Network network,
            @Reference(
                            name = "pdf",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    Pdf pdf,
            @Reference(name = "readings") Readings readings) {
        this.register = register;
        this.spaces = spaces;
        parts = new WikiParts(new WikiParts.Services(
                database,
                register,
                sources,
                bodies,
                files,
                members,
                spaces,
                audit,
                mailer,
                languages,
                organisations,
                network,
                new PagesPdf(pdf),
                readings));
        WikiAnswers answers = new WikiAnswers(parts);
        pages = answers.inSpace();
        networkPages = answers.acrossSpaces();
        api = answers.forPrograms();
        adminPages = answers.forAdministrators();
        linkPages = answers.byLink();
    }

    @Deactivate
    public void stop() {
        parts.stop();
    }

    /** For tests: reminded without waiting. */
    Reminders reminders() {
        return parts.reminders;
    }

    /** For tests: sorted without waiting. */
    SortAnew sorting() {
        return parts.sorting;
    }

    /** For tests: the same for what pages are sorted by. */
    OrderAnew ordering() {
        return parts.ordering;
    }

    /** For tests: brought in without waiting. */
    ImportWorker imports() {
        return parts.imports;
    }

    /** For tests: written without waiting. */
    ReadMarks marks() {
        return parts.marks;
    }

    @Override
    public Set<Object> pages() {
        return pages;
    }

    @Override
    public Set<Object> networkPages() {
        return networkPages;
    }

    @Override
    public Set<Object> api() {
        return api;
    }

    @Override
    public Set<Object> adminPages() {
        return adminPages;
    }

    @Override
    public Set<Object> linkPages() {
        return linkPages;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("wiki", "wiki.title", ""));
    }

    @Override
    public List<Action> actions(Visit visit) {
        return visit.can("wiki.write")
                ? List.of(new Action(
                        visit.text("wiki.new"), "file-plus", visit.space().path("wiki", "new")))
                : List.of();
    }

    /** Pages that changed lately in the spaces that the visitor may read; each one is checked by the register. */
    @Override
    public Html networkPanel(Visit visit) {
        Map<Long, Role> on = visit.grants().bySpace().values().stream()
                .filter(grant -> grant.features().contains("wiki"))
                .collect(Collectors.toMap(Grant::space, Grant::role));
        List<PageRow> recent = parts.pages.lately(on, Instant.now().minus(LATELY), 2 * PANEL);
        Map<Long, ContentHead> heads = recent.isEmpty()
                ? Map.of()
                : register.heads(recent.stream().map(PageRow::id).toList());
        List<PageRow> rows = recent.stream()
                .filter(row ->
                        heads.containsKey(row.id()) && heads.get(row.id()).visible(visit.grants(), visit.memberId()))
                .limit(PANEL)
                .toList();
        return rows.isEmpty()
                ? Html.NONE
                : parts.listing.networkPanel(
                        rows, spaces.cards(rows.stream().map(PageRow::space).collect(Collectors.toSet())), visit);
    }

    /** The latest changes. */
    @Override
    public Html panel(Visit visit) {
        if (!visit.can("wiki.read")) {
            return Html.NONE;
        }
        List<Change> changes = parts.pages.changes(visit.space().id(), visit.role(), null, 0, PANEL);
        return changes.isEmpty()
                ? Html.NONE
                : parts.listing.panel(
                        changes,
                        parts.authors.cards(changes.stream().map(Change::by).collect(Collectors.toSet())),
                        visit);
    }
}
