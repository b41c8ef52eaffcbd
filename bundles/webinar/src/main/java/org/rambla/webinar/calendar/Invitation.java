// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import java.time.Instant;
import org.rambla.webinar.event.When;

/**
 * What a calendar is told of an event.
 *
 * @param uid the same for as long as the event lives
 * @param sequence grows with each change that this reader's calendar is told of
 * @param stamp when it was written
 * @param title plain text
 * @param description plain text with line ends, "" for none
 * @param location place or address, "" for none
 * @param url page of the event, "" for none
 * @param organiser name and address
 * @param attendee name and address; null for a file that anybody may take
 */
public record Invitation(
        String uid,
        int sequence,
        Instant stamp,
        When when,
        String title,
        String description,
        String location,
        String url,
        Person organiser,
        Person attendee) {
    /** @param address of mail */
    public record Person(String name, String address) {}

    /** The object that invites, or tells of a change: the reader has said yes already. */
    public String request() {
        return object(attendee == null ? "PUBLISH" : "REQUEST", "CONFIRMED");
    }

    /** The object that takes the event out of the calendar again. */
    public String cancel() {
        return object("CANCEL", "CANCELLED");
    }

    private String object(String method, String status) {
        CalendarText out = new CalendarText();
        out.line("BEGIN", "VCALENDAR").line("VERSION", "2.0").line("PRODID", "-//Rambla//Webinars//EN");
        out.line("CALSCALE", "GREGORIAN").line("METHOD", method);
        ZoneLines.add(out, when.zone(), when.start(), when.end());
        event(out, status);
        return out.line("END", "VCALENDAR").toString();
    }

    /** The event alone, in an object that describes its zone. */
    void event(CalendarText out, String status) {
        out.line("BEGIN", "VEVENT").text("UID", uid).utc("DTSTAMP", stamp);
        out.line("SEQUENCE", Integer.toString(sequence));
        out.local("DTSTART", when.start(), when.zone()).local("DTEND", when.end(), when.zone());
        out.text("SUMMARY", title).text("DESCRIPTION", description).text("LOCATION", location);
        if (!url.isEmpty()) {
            out.line("URL", url);
        }
        out.line("STATUS", status).line("TRANSP", "OPAQUE");
        out.person("ORGANIZER", organiser.name(), "", organiser.address());
        if (attendee != null) {
            String said = ";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE";
            out.person("ATTENDEE", attendee.name(), said, attendee.address());
        }
        out.line("END", "VEVENT");
    }
}
