// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.time.Clock;
import java.util.Set;
import org.rambla.webinar.after.AfterPages;
import org.rambla.webinar.after.CertificatePages;
import org.rambla.webinar.after.Certificates;
import org.rambla.webinar.after.HeldFiles;
import org.rambla.webinar.after.SayOpinion;
import org.rambla.webinar.attendance.NetworkFigurePages;
import org.rambla.webinar.audience.AudienceLinkPages;
import org.rambla.webinar.calendar.FeedPages;
import org.rambla.webinar.calendar.MyAgendaPages;
import org.rambla.webinar.calendar.SharedAddressPages;
import org.rambla.webinar.calendar.SharedFeedPages;
import org.rambla.webinar.event.EmbeddedAgenda;
import org.rambla.webinar.guest.GuestLinkPages;
import org.rambla.webinar.registration.AnswerNewDate;
import org.rambla.webinar.registration.AskForLinksPages;
import org.rambla.webinar.registration.ChangeAnswers;
import org.rambla.webinar.registration.ChangePages;
import org.rambla.webinar.registration.LinkPages;
import org.rambla.webinar.registration.RenewLink;
import org.rambla.webinar.registration.StillPages;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.series.SessionList;

/** What answers outside of spaces: by signed link, for an account, for administrators. */
final class WebinarPages {
    private final Collaborators all;

    WebinarPages(Collaborators all) {
        this.all = all;
    }

    Set<Object> links() {
        Clock clock = all.core.clock();
        return Set.of(
                new LinkPages(
                        all.held,
                        all.registrations,
                        new RenewLink(all.core.database(), clock),
                        all.withdrawing,
                        all.noting,
                        all.room,
                        all.core.members(),
                        all.documents,
                        all.core.spaces(),
                        all.about,
                        clock),
                new AskForLinksPages(all.asked, all.about),
                new ChangePages(all.held, all.events, new ChangeAnswers(all.core.database(), clock), all.about, clock),
                new EmbeddedAgenda(
                        all.events,
                        all.jointly,
                        all.core.spaces(),
                        all.core.network(),
                        all.core.languages(),
                        all.core.mailer(),
                        clock),
                new StillPages(all.held, new AnswerNewDate(all.core.database()), all.withdrawing, all.about, clock),
                new AudienceLinkPages(all.held, all.audience),
                new AfterPages(all.held, new SayOpinion(all.core.database(), clock), all.documents, clock),
                new SharedFeedPages(
                        all.shared,
                        all.events,
                        all.jointly,
                        all.core.register(),
                        all.core.spaces(),
                        all.core.members(),
                        all.core.network(),
                        all.core.languages(),
                        all.leaflet,
                        clock),
                new HeldFiles(all.held, all.documents, all.core.files(), clock),
                new CertificatePages(
                        all.held,
                        new Certificates(
                                all.core.members(), all.core.organisations(), all.core.network(), all.core.languages()),
                        all.core.pdf(),
                        clock),
                new GuestLinkPages(
                        all.requests,
                        all.events,
                        all.readership,
                        all.registrations,
                        all.registering,
                        all.links,
                        all.guests,
                        clock),
                new FeedPages(
                        all.addresses,
                        all.mine,
                        all.core.members(),
                        all.core.spaces(),
                        all.core.languages(),
                        all.links,
                        all.leaflet,
                        clock));
    }

    Set<Object> forAdministrators() {
        return Set.of(new NetworkFigurePages(
                all.core.database(),
                all.core.spaces(),
                all.core.organisations(),
                all.core.members(),
                all.core.clock()));
    }

    Set<Object> account() {
        return Set.of(
                new MyAgendaPages(
                        all.mine,
                        all.addresses,
                        all.shared,
                        all.core.spaces(),
                        new SessionList(all.core.database(), new AllSeries(all.core.database())),
                        all.core.network(),
                        all.views,
                        all.core.mailer(),
                        all.core.clock()),
                new SharedAddressPages(all.shared));
    }
}
