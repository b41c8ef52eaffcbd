// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.meeting;

import java.util.List;
import java.util.Map;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Refusal;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.registration.SignedLinks;
import org.rambla.webinar.together.Organisers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meeting of an event on the network's own server: made when the first person comes. */
public final class Room {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final int KEY = 16;

    private final BigBlueButton server;
    private final SignedLinks links;
    private final Spaces spaces;
    private final Organisers organisers;
    private final Mailer mailer;

    public Room(BigBlueButton server, SignedLinks links, Spaces spaces, Organisers organisers, Mailer mailer) {
        this.organisers = organisers;
        this.server = server;
        this.links = links;
        this.spaces = spaces;
        this.mailer = mailer;
    }

    /**
     * Somebody who comes.
     *
     * @param name as others see it there
     * @param key the same for the same person
     * @param member 0 for somebody without an account
     */
    public record Person(String name, String key, long member) {}

    /** Asks the server something, and tells people in plain words when it does not answer. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws MeetingProblem;
    }

    public boolean there() {
        return server.there();
    }

    /** The server's name of the meeting; nobody outside can guess it, and two networks may share a server. */
    public String id(EventRow event) {
        return "event-" + event.id() + "-" + links.sign("meeting:" + event.id()).substring(0, KEY);
    }

    /**
     * The address at which that person joins; the meeting is made when there is none yet. Organisers lead it.
     *
     * @throws Refusal 503 when the server does not answer
     */
    public String enter(EventRow event, Person person) {
        return asked(event, () -> {
            server.create(id(event), title(event), mailer.link(back(event)), passwords(event));
            return server.join(id(event), person.name(), person.key(), role(event, person.member()));
        });
    }

    /** One for all who come, whatever they read: that of the floor. */
    private static String title(EventRow event) {
        return event.title().in(event.spoken().isEmpty() ? "" : event.spoken().get(0));
    }

    private BigBlueButton.Passwords passwords(EventRow event) {
        return new BigBlueButton.Passwords(
                links.sign("viewer:" + event.id()).substring(0, KEY),
                links.sign("moderator:" + event.id()).substring(0, KEY));
    }

    /** @throws Refusal as {@link #enter} */
    public BigBlueButton.State state(EventRow event) {
        return asked(event, () -> server.state(id(event)));
    }

    /** @throws Refusal as {@link #enter} */
    public List<BigBlueButton.Recording> recordings(EventRow event) {
        return asked(event, () -> server.recordings(id(event)));
    }

    private static <T> T asked(EventRow event, Question<T> question) {
        try {
            return question.ask();
        } catch (MeetingProblem problem) {
            LOG.warn("The meeting server does not help event {}: {}", event.id(), problem.getMessage());
            throw new Refusal(503, "webinar.refusal.meeting");
        }
    }

    private String back(EventRow event) {
        SpaceCard space = spaces.cards(List.of(event.space())).get(event.space());
        return space == null ? "/" : EventRow.path(space, event.id(), "");
    }

    /** Managers of the spaces that organise it together lead it together. */
    private BigBlueButton.Role role(EventRow event, long member) {
        boolean leads = member != 0
                && (organises(event.space(), member)
                        || event.organisers() > 0
                                && organisers.of(event.id()).stream().anyMatch(space -> organises(space, member)));
        return leads ? BigBlueButton.Role.MODERATOR : BigBlueButton.Role.VIEWER;
    }

    private boolean organises(long space, long member) {
        return spaces.access(space, member)
                .filter(access -> access.role()
                        .atLeast(access.features()
                                .getOrDefault("webinar", Map.of())
                                .getOrDefault("webinar.organise", Role.MANAGER)))
                .isPresent();
    }
}
