// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.event.Event;
import org.rambla.api.event.Subscriber;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.Spaces;
import org.rambla.wiki.page.Least;

/**
 * When a manager gives reviewing or calls to another role, what waits already is for those who may see it from then on: in
 * the register too, by which it is searched, mailed and exported.
 */
@Component
public final class KeepNarrow implements Subscriber {
    private static final int STEP = 200;

    private static final String SENT = "select q.id, p.least from wiki_proposal q left join wiki_page p"
            + " on p.id = case when q.page = 0 then q.parent else q.page end"
            + " where q.space_id = ? and q.id > ? and q.state in ('WAITING', 'RETURNED') order by q.id";
    private static final String WRITTEN =
            "select n.item as id, cast(null as varchar(9)) as least from wiki_contribution n"
                    + " join wiki_call c on c.id = n.call_id where c.space_id = ? and n.item > ?"
                    + " and n.state in ('ASKED', 'DRAFTING', 'DECLINED', 'HANDED_IN') order by n.item";

    private final Database database;
    private final ContentRegister register;
    private final Spaces spaces;

    @Activate
    public KeepNarrow(
            @Reference(name = "database", target = "(unit=wiki)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "spaces") Spaces spaces) {
        this.database = database;
        this.register = register;
        this.spaces = spaces;
    }

    @Override
    public String name() {
        return "wiki.waiting";
    }

    @Override
    public boolean wants(String kind) {
        return kind.equals("space.changed");
    }

    @Override
    public void on(Event event) {
        long space = event.space();
        // What a role may do is the same for whoever asks.
        Optional<SpaceAccess> access = spaces.members(space, Role.MEMBER).stream()
                .findFirst()
                .flatMap(member -> spaces.access(space, member))
                .filter(found -> found.features().containsKey("wiki"));
        if (access.isPresent()) {
            keep(SENT, space, Least.of(access.get(), "wiki.review", Role.MODERATOR));
            keep(WRITTEN, space, Least.of(access.get(), "wiki.call", Role.MANAGER));
        }
    }

    private record Waiting(long id, Role page) {}

    /** Nobody reads it who has not that role, or may not read the page that it is about. */
    private void keep(String which, long space, Role role) {
        long last = 0;
        List<Waiting> some;
        do {
            some = database.list(
                    which + " fetch first " + STEP + " rows only",
                    row -> new Waiting(
                            row.number("id"),
                            row.text("least") == null ? Role.VISITOR : Role.valueOf(row.text("least"))),
                    space,
                    last);
            if (!some.isEmpty()) {
                last = some.get(some.size() - 1).id();
                tell(some, role);
            }
        } while (some.size() == STEP);
    }

    private void tell(List<Waiting> some, Role role) {
        Map<Long, ContentHead> heads =
                register.heads(some.stream().map(Waiting::id).toList());
        database.transaction(tx -> {
            for (Waiting waiting : some) {
                Role least = waiting.page().atLeast(role) ? waiting.page() : role;
                ContentHead head = heads.get(waiting.id());
                if (head != null && head.least() != least) {
                    register.audience(tx, waiting.id(), least, 0);
                }
            }
            return null;
        });
    }
}
