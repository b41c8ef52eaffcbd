// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.json.JsonObject;
import java.util.Map;
import org.rambla.api.text.JsonText;

/**
 * Somebody who wants to take part, checked.
 *
 * @param member who speaks for themselves, 0 for somebody else
 * @param organisation of the city that gives the place, 0 for a guest of none that is known
 * @param address of mail, as it was typed
 * @param name of somebody who is no member, "" for a member
 * @param office function, of a member as it is at the moment
 * @param language of mails
 * @param zone IANA zone of mails
 * @param hears language tag of the interpretation, "" for the floor
 * @param needs what the person needs to take part, "" for nothing
 * @param answers by key of the question
 * @param city where a guest comes from, as it was typed; "" for everybody else
 * @param country where a guest comes from, ISO 3166 two letters; "" for everybody else
 */
public record Application(
        long member,
        long organisation,
        String address,
        String name,
        String office,
        String language,
        String zone,
        String hears,
        String needs,
        Map<String, String> answers,
        String city,
        String country) {
    /** Of a member, or of somebody in the name of the same organisation. */
    public Application(
            long member,
            long organisation,
            String address,
            String name,
            String office,
            String language,
            String zone,
            String hears,
            String needs,
            Map<String, String> answers) {
        this(member, organisation, address, name, office, language, zone, hears, needs, answers, "", "");
    }

    /** The same person for an organisation of the network, whoever wrote it down. */
    Application of(long theirs) {
        return new Application(member, theirs, address, name, office, language, zone, hears, needs, answers, "", "");
    }

    /** The form in which a column keeps that of a guest. */
    public String toJson() {
        return JsonText.build()
                .createObjectBuilder()
                .add("organisation", organisation)
                .add("address", address)
                .add("name", name)
                .add("office", office)
                .add("language", language)
                .add("zone", zone)
                .add("hears", hears)
                .add("needs", needs)
                .add("answers", Answers.toJson(answers))
                .add("city", city)
                .add("country", country)
                .build()
                .toString();
    }

    /** From {@link #toJson}. */
    public static Application fromJson(String text) {
        JsonObject json = JsonText.object(text);
        return new Application(
                0,
                json.getJsonNumber("organisation").longValue(),
                json.getString("address"),
                json.getString("name"),
                json.getString("office"),
                json.getString("language"),
                json.getString("zone"),
                json.getString("hears"),
                json.getString("needs"),
                Answers.fromJson(json.getString("answers")),
                json.getString("city"),
                json.getString("country"));
    }
}
