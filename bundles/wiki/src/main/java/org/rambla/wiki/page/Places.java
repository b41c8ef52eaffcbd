// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.List;
import java.util.Optional;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.api.visit.Visit;

/**
 * The place in the tree that somebody names in a form: the title of the page above, nothing for the top. Where several pages
 * have that title, each in another language, a page goes by its name in addresses.
 */
public final class Places {
    /** Titles that a form suggests. */
    static final int SUGGESTED = 150;

    private final Pages pages;

    public Places(Pages pages) {
        this.pages = pages;
    }

    /** The page's id, 0 for the top; a message is kept in the form when there is no such page, or several. */
    public long read(Form form, Visit visit) {
        String title = form.optional("parent", Titles.MAX);
        if (title.isEmpty()) {
            return 0;
        }
        List<PageRow> found = entitled(title, visit);
        if (found.size() != 1) {
            Optional<PageRow> named = pages.named(visit.space().id(), title).filter(page -> offered(page, visit));
            if (named.isPresent()) {
                return named.get().id();
            }
            form.reject("parent", found.isEmpty() ? "wiki.problem.parent" : "wiki.problem.parents");
            return 0;
        }
        return found.get(0).id();
    }

    private List<PageRow> entitled(String title, Visit visit) {
        return pages.byTitle().entitled(visit.space().id(), OneLine.of(title)).stream()
                .filter(page -> offered(page, visit))
                .toList();
    }

    private static boolean offered(PageRow page, Visit visit) {
        return page.published() && page.readable(visit);
    }

    /** As a form names a page below which the visitor can put something; empty for one that is out of sight. */
    public Optional<String> title(long page, Visit visit) {
        return pages.find(page).filter(found -> offered(found, visit)).map(found -> named(found, visit));
    }

    /** The title of a page, or its name in addresses where others have that title too. */
    private String named(PageRow page, Visit visit) {
        String title = page.title(visit.language());
        return entitled(title, visit).size() > 1 ? page.slug() : title;
    }

    /** Titles to choose from. */
    public List<String> suggestions(Visit visit) {
        return pages.byTitle().first(visit.space().id(), visit.role(), SUGGESTED).stream()
                .map(page -> page.title(visit.language()))
                .toList();
    }

    /** As a form names a page that an address names, "" when that names none. */
    public String title(String slug, Visit visit) {
        return slug.isEmpty()
                ? ""
                : pages.named(visit.space().id(), slug)
                        .filter(page -> offered(page, visit))
                        .map(page -> named(page, visit))
                        .orElse("");
    }
}
