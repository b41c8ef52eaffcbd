// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import java.util.Map;

/**
 * Somebody who wants to take part, checked.
 *
 * @param member 0 for somebody who is no member
 * @param organisation of the city that gives the place
 * @param address of mail, as it was typed
 * @param name of somebody who is no member, "" for a member
 * @param office function of somebody who is no member
 * @param language of mails
 * @param zone IANA zone of mails
 * @param hears language tag of the interpretation, "" for the floor
 * @param needs what the person needs to take part, "" for nothing
 * @param answers by key of the question
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
        Map<String, String> answers) {}
