// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What is asked for in an agenda, in one public space.
 *
 * @param root address of the agenda
 * @param events addresses of events, taken in turn
 * @param signUps addresses of events for which nobody is registered
 */
record WebinarPages(String root, List<String> events, List<String> signUps) implements Measured {
    @Override
    public String first() {
        return events.get(0);
    }

    @Override
    public List<Page> of(Connection guest, Connection member) {
        List<Page> all = new ArrayList<>();
        all.add(Page.read("agenda of a space, signed in", member, List.of(root)));
        all.add(Page.read("agenda of a space, anonymous", guest, List.of(root)));
        all.add(Page.read("agenda of a month, signed in", member, List.of(root + "?view=month")));
        all.add(Page.read("agenda, past, signed in", member, List.of(root + "?view=past")));
        all.add(Page.read("agenda of the network, signed in", member, List.of("/n/webinar")));
        all.add(Page.read("event, signed in", member, events));
        all.add(Page.read("event, anonymous", guest, events));
        all.add(new Page("sign up for an event", signUps, member, new SignUps(), 2_000));
        return all;
    }
}
