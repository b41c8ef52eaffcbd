// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Row;

/**
 * A registration as pages and mails show it.
 *
 * @param place in the line of the event
 * @param member 0 for somebody without an account
 * @param registrar member who did it, 0 for a guest
 * @param organisation whose place it is
 * @param name as a colleague or a guest wrote it, "" otherwise
 * @param office function, as it was when the person registered; "" for not known
 * @param hears language tag of the interpretation, "" for the floor
 * @param answers by key of the question
 * @param revision grows with each change that a calendar may be told of
 * @param invited whether a calendar was invited
 * @param city where a guest comes from, as it was typed; "" for everybody else
 * @param country where a guest comes from, ISO 3166 two letters; "" for everybody else
 * @param attended whether the person was there
 * @param still whether the person can come on a new date: "ASKED", "YES", or "" for not asked
 * @param link number of the links to it; those with a lower one lead nowhere
 * @param unnamed whether somebody came and was counted without a name
 */
public record RegistrationRow(
        long id,
        long event,
        long place,
        RegistrationState state,
        long member,
        long registrar,
        long organisation,
        String address,
        String name,
        String office,
        String language,
        String zone,
        String hears,
        String needs,
        Map<String, String> answers,
        int revision,
        boolean invited,
        Instant registeredAt,
        String city,
        String country,
        boolean attended,
        String still,
        int link,
        boolean unnamed) {
    static final String SELECT = "select r.id, r.event, r.place, r.state, r.member, r.registrar, r.organisation,"
            + " r.address, r.name, r.office, r.language, r.zone, r.hears, r.needs, r.answers, r.revision, r.invited,"
            + " r.registered_at, r.city, r.country, r.attended_at, r.still, r.link_number, r.address_key from webinar_registration r";

    static RegistrationRow of(Row row) {
        return new RegistrationRow(
                row.number("id"),
                row.number("event"),
                row.number("place"),
                RegistrationState.valueOf(row.text("state")),
                row.number("member"),
                row.number("registrar"),
                row.number("organisation"),
                row.text("address"),
                row.text("name"),
                row.text("office"),
                row.text("language"),
                row.text("zone"),
                row.text("hears"),
                row.text("needs"),
                Answers.fromJson(row.text("answers")),
                row.integer("revision"),
                row.flag("invited"),
                row.instant("registered_at"),
                row.text("city"),
                row.text("country"),
                row.number("attended_at") != 0,
                row.text("still"),
                row.integer("link_number"),
                row.text("address_key").startsWith(RegistrationEntity.UNNAMED));
    }

    /**
     * The same person for another event: what was answered to its own questions is left out.
     *
     * @param interpreted languages that the other event offers
     */
    Application application(List<String> interpreted) {
        return new Application(
                member,
                organisation,
                address,
                name,
                office,
                language,
                zone,
                interpreted.contains(hears) ? hears : "",
                needs,
                Map.of(),
                city,
                country);
    }

    public boolean confirmed() {
        return state == RegistrationState.CONFIRMED;
    }

    /** Whether the person was asked about a new date and has not answered. */
    public boolean asked() {
        return still.equals("ASKED");
    }

    /** Whether the person was asked about the present date. */
    boolean wasAsked() {
        return !still.isEmpty();
    }

    /** Whether somebody without an account did it by mail. */
    public boolean guest() {
        return member == 0 && registrar == 0;
    }

    /** Whether a member did it for somebody else. */
    public boolean byColleague() {
        return registrar != 0 && registrar != member;
    }

    public boolean waiting() {
        return state == RegistrationState.WAITING;
    }
}
