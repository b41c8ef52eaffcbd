// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.persistence.Database;

/** Names by which pages were known elsewhere: they lead to the page too, where nothing else has that name. */
public final class FurtherNames {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Tree tree;

    public FurtherNames(Database database, Tree tree) {
        this.database = database;
        this.tree = tree;
    }

    /**
     * Gives pages of a space further names.
     *
     * @param pages ids by title
     * @return the titles whose names are other pages' already
     */
    public List<String> give(long space, Map<String, Long> pages) {
        tree.prepare(space);
        List<String> taken = new ArrayList<>();
        List<String> titles = new ArrayList<>(pages.keySet());
        for (int i = 0; i < titles.size(); i += AT_ONCE) {
            List<String> some = titles.subList(i, Math.min(titles.size(), i + AT_ONCE));
            taken.addAll(database.transaction(tx -> {
                tree.lock(tx, space);
                Map<String, Long> owners = new HashMap<>();
                tx.list(
                        "select slug, page from wiki_slug --DERBY-PROPERTIES index=WIKI_SLUG_NAMED\n"
                                + " where slug in (?) and space_id = ?",
                        row -> owners.put(row.text("slug"), row.number("page")),
                        some.stream().map(Titles::slug).distinct().toList(),
                        space);
                List<String> others = new ArrayList<>();
                for (String title : some) {
                    Long owner = owners.putIfAbsent(Titles.slug(title), pages.get(title));
                    if (owner == null) {
                        tx.execute(
                                "insert into wiki_slug (space_id, slug, page) values (?,?,?)",
                                space,
                                Titles.slug(title),
                                pages.get(title));
                    } else if (!owner.equals(pages.get(title))) {
                        others.add(title);
                    }
                }
                return others;
            }));
        }
        return taken;
    }
}
