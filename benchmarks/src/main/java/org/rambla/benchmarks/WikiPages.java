// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What is asked for in a wiki, in one public space.
 *
 * @param pages addresses, taken in turn; each has three revisions
 * @param titles of these pages
 * @param text HTML that they all have, without their last passage
 */
record WikiPages(String space, List<String> pages, List<String> titles, String text) implements Measured {
    @Override
    public String first() {
        return pages.get(0);
    }

    @Override
    public List<Page> of(Connection guest, Connection member) {
        List<Page> all = new ArrayList<>();
        all.add(Page.read("wiki page, signed in", member, pages));
        all.add(Page.read("wiki page, anonymous", guest, pages));
        all.add(Page.read("wiki, first page, signed in", member, List.of(space + "/wiki")));
        all.add(Page.read(
                "what changed between two revisions, signed in",
                member,
                pages.stream().map(page -> page + "/compare?from=1&to=2").toList()));
        all.add(Page.read(
                "history of a page, signed in",
                member,
                pages.stream().map(page -> page + "/history").toList()));
        all.add(Page.read(
                "form to change a page",
                member,
                pages.stream().map(page -> page + "/edit").toList()));
        all.add(new Page("save a page", pages, member, new Saves(text, titles), 2_000));
        return all;
    }
}
