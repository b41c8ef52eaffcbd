// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.util.List;
import org.rambla.wiki.call.CallForm;
import org.rambla.wiki.call.CallPages;
import org.rambla.wiki.call.CallViews;
import org.rambla.wiki.call.CityPages;
import org.rambla.wiki.call.Contribute;
import org.rambla.wiki.call.ContributionPages;
import org.rambla.wiki.call.KeepCall;
import org.rambla.wiki.letter.Readers;
import org.rambla.wiki.page.MovePage;
import org.rambla.wiki.page.Places;
import org.rambla.wiki.review.ChooseReview;
import org.rambla.wiki.review.DecideProposal;
import org.rambla.wiki.review.ReviewPages;
import org.rambla.wiki.review.ReviewViews;
import org.rambla.wiki.review.SettingPages;
import org.rambla.wiki.template.FactChanges;

/** What is asked of others before it becomes a page. */
final class AskingAnswers {
    private final WikiParts parts;

    AskingAnswers(WikiParts parts) {
        this.parts = parts;
    }

    /** What waits for a review, and whether it does. */
    List<Object> reviewing() {
        DecideProposal deciding = new DecideProposal(
                parts.given.database(),
                parts.given.register(),
                parts.given.files(),
                parts.pages,
                parts.revisions,
                parts.making,
                parts.savingMine,
                new MovePage(parts.given.database(), parts.given.register(), parts.tree),
                new Readers(parts.given.spaces()),
                parts.letters,
                parts.drafts);
        ReviewViews reviewViews = new ReviewViews(parts.views);
        return List.of(
                new ReviewPages(
                        parts.proposals,
                        deciding,
                        parts.given.files(),
                        parts.pages,
                        parts.revisions,
                        parts.given.members(),
                        parts.sheets,
                        new FactChanges(parts.given.database(), parts.templates, parts.words),
                        reviewViews),
                new SettingPages(
                        parts.proposals,
                        new ChooseReview(parts.given.database(), parts.tree, parts.given.audit()),
                        reviewViews));
    }

    /** Calls, and what cities contribute. */
    List<Object> calling() {
        CallViews callViews = new CallViews(parts.views);
        Contribute contributing = new Contribute(
                parts.given.database(),
                parts.given.register(),
                parts.given.files(),
                parts.pages,
                parts.making,
                parts.callLetters);
        return List.of(
                new CallPages(
                        parts.calls,
                        new CallForm(
                                parts.templates,
                                new Places(parts.pages),
                                parts.given.members(),
                                parts.given.organisations(),
                                parts.given.spaces()),
                        new KeepCall(parts.given.database(), parts.calls, parts.callLetters),
                        parts.pages,
                        parts.given.organisations(),
                        callViews),
                new ContributionPages(
                        parts.calls,
                        contributing,
                        parts.sheets,
                        parts.given.files(),
                        parts.given.organisations(),
                        callViews),
                new CityPages(
                        parts.calls,
                        contributing,
                        parts.sheets,
                        parts.drafts,
                        parts.autosave,
                        parts.given.bodies(),
                        parts.given.files(),
                        callViews));
    }
}
