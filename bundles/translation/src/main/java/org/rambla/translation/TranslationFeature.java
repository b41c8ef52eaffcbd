// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.correct.ItemPages;
import org.rambla.translation.correct.VersionApi;
import org.rambla.translation.engine.EngineDesk;
import org.rambla.translation.engine.EnginePages;
import org.rambla.translation.engine.SetUpEngines;
import org.rambla.translation.exchange.ExchangePages;
import org.rambla.translation.exchange.MemoryPages;
import org.rambla.translation.exchange.TakeMemory;
import org.rambla.translation.exchange.TakeTexts;
import org.rambla.translation.glossary.Glossary;
import org.rambla.translation.glossary.GlossaryApi;
import org.rambla.translation.glossary.GlossaryDesk;
import org.rambla.translation.glossary.NetworkGlossaryPages;
import org.rambla.translation.glossary.SpaceGlossaryPages;
import org.rambla.translation.glossary.TermLog;
import org.rambla.translation.history.HistoryPages;
import org.rambla.translation.history.TakeBack;
import org.rambla.translation.memory.FuzzyMemory;
import org.rambla.translation.memory.KeptSentences;
import org.rambla.translation.page.BudgetPages;
import org.rambla.translation.page.ChoicePages;
import org.rambla.translation.page.QueuePages;
import org.rambla.translation.page.SecondLooks;
import org.rambla.translation.page.SentencePages;
import org.rambla.translation.page.SpacePages;
import org.rambla.translation.page.SpaceSentencePages;
import org.rambla.translation.page.WorkList;
import org.rambla.translation.reading.Choices;
import org.rambla.translation.reading.VersionCache;
import org.rambla.translation.work.Engines;
import org.rambla.translation.work.KeptNames;

/** Translation as a feature: what is in a space is read in one's own language where it is on. */
@Component(service = Feature.class)
@FeatureInfo(
        name = "translation",
        order = 95,
        permissions = {"translation.correct=MEMBER"},
        tables = {
            "translation_version",
            "translation_passage",
            "translation_segment",
            "translation_job",
            "translation_space",
            "translation_mark",
            "translation_use",
            "translation_budget",
            "translation_choice",
            "translation_concept",
            "translation_form",
            "translation_engine",
            "translation_stamp",
            "translation_change",
            "translation_changed",
            "translation_read",
            "translation_review"
        })
public final class TranslationFeature implements Feature {
    private final Set<Object> pages;
    private final Set<Object> api;
    private final Set<Object> networkPages;
    private final Set<Object> accountPages;
    private final Set<Object> adminPages;

    @Activate
    public TranslationFeature(
            @Reference(name = "database", target = "(unit=translation)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "members") Members members,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "network") Network network,
            @Reference(name = "fuzzy") FuzzyMemory fuzzy,
            @Reference(name = "glossary") Glossary glossary,
            @Reference(name = "engines") SetUpEngines engines,
            @Reference(name = "atWork") Engines atWork,
            @Reference(name = "choices") Choices choices,
            @Reference(name = "cache") VersionCache cache,
            @Reference(name = "audit") Audit audit) {
        CorrectTranslation correcting = new CorrectTranslation(
                database, register, sources, bodies, spaces, organisations, network, fuzzy, cache);
        GlossaryDesk desk = new GlossaryDesk(glossary, network, new TermLog(database, audit));
        WorkList work = new WorkList(database, register, sources, members, glossary, engines);
        TakeTexts taking = new TakeTexts(correcting, new KeptNames(spaces, organisations));
        KeptSentences sentences = new KeptSentences(database, fuzzy, register, audit);
        pages = Set.of(
                new SpacePages(work, network),
                new ItemPages(correcting, bodies, glossary, work, new SecondLooks(database)),
                new HistoryPages(database, correcting, members, new TakeBack(database, correcting, audit, cache)),
                new SpaceSentencePages(sentences, network),
                new ExchangePages(correcting, taking, work, network),
                new SpaceGlossaryPages(desk));
        api = Set.of(new VersionApi(correcting, bodies), new GlossaryApi(glossary));
        networkPages = Set.of(
                new NetworkGlossaryPages(desk),
                new MemoryPages(new TakeMemory(database, register, network)),
                new SentencePages(sentences, network));
        accountPages = Set.of(new ChoicePages(choices, network));
        adminPages = Set.of(
                new QueuePages(database, engines, audit),
                new BudgetPages(database, spaces, audit),
                new EnginePages(new EngineDesk(engines, database, network, audit, atWork::resting)));
    }

    @Override
    public Set<Object> pages() {
        return pages;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("translation", "translation.title", "", "translation.correct"));
    }

    @Override
    public List<Tab> accountTabs() {
        return List.of(new Tab("translation", "translation.choice", ""));
    }

    @Override
    public List<Tab> adminTabs() {
        return List.of(new Tab("translation", "translation.title", ""));
    }

    @Override
    public Set<Object> api() {
        return api;
    }

    @Override
    public Set<Object> networkPages() {
        return networkPages;
    }

    @Override
    public Set<Object> accountPages() {
        return accountPages;
    }

    @Override
    public Set<Object> adminPages() {
        return adminPages;
    }
}
