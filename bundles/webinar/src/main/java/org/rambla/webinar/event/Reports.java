// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.page.Form;
import org.rambla.api.page.Redirect;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;

/** Where one reads what came of an event: a page of a wiki, chosen by its title, or an address that somebody typed. */
public final class Reports {
    private static final int MOST = 20;
    private static final String ITEM = "/c/";

    /** What a feature for pages calls them; where there is none, nothing is found. */
    private static final List<String> PAGES = List.of("wiki.page");

    private final ContentRegister register;
    private final Spaces spaces;

    public Reports(ContentRegister register, Spaces spaces) {
        this.register = register;
        this.spaces = spaces;
    }

    /** @param title "" for one that is not known */
    public record Shown(String path, String title, String language) {}

    /** Whether it names a page that was chosen, by its permanent address. */
    static boolean chosen(String report) {
        return report.matches(ITEM + "[0-9]{1,18}");
    }

    /**
     * What was typed or chosen; a message is kept when it is neither an address nor a choice among pages.
     *
     * @return "" for none
     */
    static String read(Form form) {
        String typed = form.optional("report", EventForm.ADDRESS);
        if (Redirect.local(typed) || TypedEvent.web(typed)) {
            return typed;
        }
        String page = form.value("reportPage");
        if (chosen(page)) {
            return page;
        }
        if (!typed.isEmpty()) {
            form.reject("report", "webinar.problem.report");
        }
        return "";
    }

    /**
     * Pages to choose from that the visitor may read, by permanent address, with their titles; "" for none of them; empty
     * when there is nothing to choose. A statement for each that is asked for.
     *
     * @param words that their titles have, "" for none
     * @param now the one that is chosen, "" for none
     */
    Map<String, String> offered(String words, String now, Visit visit) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("", visit.text("webinar.form.report.none"));
        shown(now, visit).filter(page -> chosen(now)).ifPresent(page -> pages.put(now, page.title()));
        if (!words.isEmpty() && !Redirect.local(words) && !TypedEvent.web(words)) {
            Selection which = new Selection(Set.of(), PAGES, 0, 0, null);
            register.entitled(visit.grants(), which, words, MOST)
                    .forEach(page -> pages.put(ITEM + page.id(), page.title()));
        }
        return pages.size() > 1 ? pages : Map.of();
    }

    /** For a reader: empty where it is not for them; one statement at the most. */
    Optional<Shown> shown(String report, Visit visit) {
        if (chosen(report)) {
            long id = Long.parseLong(report.substring(ITEM.length()));
            ContentHead head = register.heads(List.of(id)).get(id);
            return head != null && head.visible(visit.grants(), visit.memberId())
                    ? Optional.of(new Shown(report, head.title(), head.language()))
                    : Optional.empty();
        }
        String[] parts = report.split("[/?#]");
        boolean inSpace = report.startsWith("/s/") && parts.length > 2;
        boolean there = !report.isEmpty()
                && (!inSpace
                        || parts[2].equals(visit.space().slug())
                        || spaces.access(parts[2], visit.memberId()).isPresent());
        return there ? Optional.of(new Shown(report, "", "")) : Optional.empty();
    }
}
