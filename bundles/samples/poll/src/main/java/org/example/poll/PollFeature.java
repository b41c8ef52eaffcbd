// SPDX-License-Identifier: Apache-2.0
package org.example.poll;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** Yes-or-no questions to the members of a space: moderators ask, members answer once, everybody sees the figures. */
@Component
@FeatureInfo(
        name = "poll",
        permissions = {"poll.read=VISITOR", "poll.ask=MODERATOR", "poll.answer=MEMBER"},
        tables = {"poll_question", "poll_answer"})
public final class PollFeature implements Feature {
    private final Questions questions;

    @Activate
    public PollFeature(@Reference(name = "database", target = "(unit=poll)") Database database) {
        questions = new Questions(database);
    }

    @Override
    public Set<Object> pages() {
        return Set.of(new PollPages(questions));
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("poll", "poll.title", ""));
    }

    /** The newest question, on the home of the space. */
    @Override
    public Html panel(Visit visit) {
        return questions.of(visit.space().id()).stream()
                .findFirst()
                .map(question -> Html.trusted("<h2>" + Html.escape(visit.text("poll.title")) + "</h2><p>"
                        + PollPages.link(visit, question) + "</p>"))
                .orElse(Html.NONE);
    }
}
