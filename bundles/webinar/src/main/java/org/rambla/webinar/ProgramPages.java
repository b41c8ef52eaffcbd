// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.util.Set;
import org.rambla.webinar.after.OpinionApi;
import org.rambla.webinar.attendance.FigureApi;
import org.rambla.webinar.audience.AskQuestion;
import org.rambla.webinar.audience.AskedApi;
import org.rambla.webinar.audience.AskedQuestions;
import org.rambla.webinar.event.AnnounceEvent;
import org.rambla.webinar.event.CancelEvent;
import org.rambla.webinar.event.ChangeEvent;
import org.rambla.webinar.event.OrganiseApi;
import org.rambla.webinar.event.Reach;
import org.rambla.webinar.registration.EventApi;
import org.rambla.webinar.registration.NetworkEventApi;
import org.rambla.webinar.registration.RegisteredApi;
import org.rambla.webinar.registration.RegistrationApi;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.suggestion.ProposeSubject;
import org.rambla.webinar.suggestion.SuggestionApi;
import org.rambla.webinar.suggestion.Suggestions;

/** What answers programs. */
final class ProgramPages {
    private final Collaborators all;

    ProgramPages(Collaborators all) {
        this.all = all;
    }

    Set<Object> inSpaces() {
        EventApi reading = new EventApi(all.events, all.jointly, all.entries, all.opening, all.core.clock());
        return Set.of(
                reading,
                new OrganiseApi(
                        reading,
                        all.events,
                        all.core.bodies(),
                        all.core.network(),
                        new AllSeries(all.core.database()),
                        new AnnounceEvent(all.core.database(), all.core.register(), all.core.files()),
                        new ChangeEvent(all.core.database(), all.core.register(), all.core.files(), all.core.clock()),
                        new CancelEvent(all.core.database(), all.core.register(), all.core.audit(), all.core.clock()),
                        all.core.clock()),
                new RegisteredApi(all.opening, all.named),
                new RegistrationApi(
                        all.opening,
                        all.registrations,
                        all.registering,
                        all.withdrawing,
                        all.core.members(),
                        all.core.spaces()),
                new AskedApi(
                        all.opening,
                        all.registrations,
                        new AskedQuestions(all.core.database()),
                        new AskQuestion(all.core.database(), all.core.clock())),
                new OpinionApi(all.opening, all.core.database()),
                new FigureApi(all.opening, all.years),
                new SuggestionApi(
                        new Suggestions(all.core.database()),
                        new ProposeSubject(all.core.database(), all.core.clock())));
    }

    Set<Object> ofTheNetwork(Reach reach) {
        return Set.of(new NetworkEventApi(reach, all.mine, all.entries, all.core.clock()));
    }
}
