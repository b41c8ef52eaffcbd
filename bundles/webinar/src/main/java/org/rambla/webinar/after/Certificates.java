// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.after;

import gg.jte.html.HtmlTemplateOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.network.Network;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.text.Html;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.jte.JtesheetGenerated;
import org.rambla.webinar.registration.HeldLinks.Held;
import org.rambla.webinar.registration.RegistrationRow;

/** Certificates of attendance, the same in every language of the network. */
public final class Certificates {
    private static final int HOUR = 60;

    private final Members members;
    private final Organisations organisations;
    private final Network network;
    private final Languages languages;

    public Certificates(Members members, Organisations organisations, Network network, Languages languages) {
        this.members = members;
        this.organisations = organisations;
        this.network = network;
        this.languages = languages;
    }

    /**
     * A certificate in one language, each line as it is printed.
     *
     * @param person name, function and city, as far as they are known
     * @param length "2 h", "" for an event of several days
     */
    public record Sheet(
            Messages messages, String network, List<String> person, String event, String when, String length) {
        /** All but the heading, as blocks. */
        public Html text() {
            return Html.of(out -> JtesheetGenerated.render((HtmlTemplateOutput) out, null, this));
        }
    }

    /** In the reader's language first. */
    List<Sheet> of(Held held, String reader) {
        Set<String> tags = new LinkedHashSet<>(List.of(reader));
        tags.addAll(network.languages());
        RegistrationRow row = held.row();
        MemberCard card =
                row.member() == 0 ? null : members.cards(List.of(row.member())).get(row.member());
        Map<Long, OrganisationCard> cities =
                row.organisation() == 0 ? Map.of() : organisations.cards(List.of(row.organisation()));
        return tags.stream()
                .map(tag -> sheet(held.event(), row, card, cities.get(row.organisation()), languages.in(tag)))
                .toList();
    }

    private Sheet sheet(
            EventRow event, RegistrationRow row, MemberCard card, OrganisationCard city, Messages messages) {
        String language = messages.language();
        List<String> person = new ArrayList<>();
        person.add(card == null ? row.name() : card.name());
        person.add(card == null ? row.office() : card.name().startsWith(card.function()) ? "" : card.function());
        person.add(city == null ? row.city() : city.name().in(language));
        person.removeIf(String::isBlank);
        return new Sheet(
                messages,
                network.name().in(language),
                person,
                event.title().in(language),
                new WhenWords(messages).words(event.when()),
                event.when().severalDays() ? "" : length(event, messages));
    }

    private static String length(EventRow event, Messages messages) {
        long minutes =
                Duration.between(event.when().start(), event.when().end()).toMinutes();
        return minutes % HOUR == 0
                ? messages.text("webinar.certificate.hours", minutes / HOUR)
                : minutes < HOUR
                        ? messages.text("webinar.certificate.minutes", minutes)
                        : messages.text("webinar.certificate.both", minutes / HOUR, minutes % HOUR);
    }
}
