// SPDX-License-Identifier: Apache-2.0
package org.rambla.search;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.Files;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.search.SearchEngine;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.search.ask.Conditions;
import org.rambla.search.ask.Finding;
import org.rambla.search.ask.Titles;
import org.rambla.search.index.AttachedFiles;
import org.rambla.search.index.IndexFeed;
import org.rambla.search.missed.Missed;
import org.rambla.search.page.IndexPages;
import org.rambla.search.page.NetworkSearchApi;
import org.rambla.search.page.NetworkSearchPages;
import org.rambla.search.page.ResultViews;
import org.rambla.search.page.Results;
import org.rambla.search.page.SearchApi;
import org.rambla.search.page.SpaceSearchPages;
import org.rambla.search.page.Suggestions;
import org.rambla.search.page.UnreadPages;
import org.rambla.search.saved.Saved;
import org.rambla.search.synonym.KeptSynonyms;
import org.rambla.search.synonym.NetworkWordPages;
import org.rambla.search.synonym.SpaceWordPages;
import org.rambla.search.synonym.WordDesk;

/** Search as a feature: what is in a space is found where it is on. */
@Component(service = Feature.class)
@FeatureInfo(
        name = "search",
        order = 90,
        permissions = {"search.read=VISITOR"},
        tables = {"search_stamp", "search_synonym", "search_missed", "search_saved", "search_told", "search_secret"})
public final class SearchFeature implements Feature {
    private final Missed missed;
    private final Saved saved;
    private final Set<Object> pages;
    private final Set<Object> networkPages;
    private final Set<Object> api;
    private final Set<Object> networkApi;
    private final Set<Object> adminPages;

    @Activate
    public SearchFeature(
            @Reference(name = "database", target = "(unit=search)") Database database,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "network") Network network,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "engine") SearchEngine engine,
            @Reference(name = "feed") IndexFeed feed,
            @Reference(name = "attached") AttachedFiles attached,
            @Reference(name = "files") Files files,
            @Reference(name = "synonyms") KeptSynonyms synonyms,
            @Reference(name = "readings") Readings readings) {
        Conditions conditions = new Conditions(spaces, members, organisations, network, languages, sources);
        Titles titles = new Titles(register, readings);
        Finding finding = new Finding(engine, conditions, synonyms, titles, readings, feed::complete);
        Results results = new Results(titles, readings, spaces, members, organisations, network);
        ResultViews views = new ResultViews();
        Suggestions suggestions = new Suggestions(finding, network);
        missed = new Missed(database, members);
        saved = new Saved(database, engine, finding, synonyms, titles, readings, spaces, members, mailer, languages);
        WordDesk desk = new WordDesk(synonyms, missed, spaces);
        pages = Set.of(new SpaceSearchPages(finding, results, views, suggestions, missed), new SpaceWordPages(desk));
        networkPages = Set.of(
                new NetworkSearchPages(finding, results, views, suggestions, missed), new NetworkWordPages(desk));
        api = Set.of(new SearchApi(finding, missed));
        networkApi = Set.of(new NetworkSearchApi(finding, missed));
        adminPages = Set.of(new IndexPages(feed, engine), new UnreadPages(attached::reading, files, register));
    }

    @Deactivate
    public void stop() {
        saved.stop();
        missed.stop();
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
    public Set<Object> networkApi() {
        return networkApi;
    }

    @Override
    public Set<Object> accountPages() {
        return saved.accountPages();
    }

    @Override
    public Set<Object> linkPages() {
        return saved.linkPages();
    }

    @Override
    public Set<Object> adminPages() {
        return adminPages;
    }
}
