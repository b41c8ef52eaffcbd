// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.NewContent;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.blame.Blame;
import org.rambla.wiki.history.RevisionEntity;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.link.Links.Linked;
import org.rambla.wiki.template.FactRevisions;

/** Makes a page. A form sent twice makes one. */
public final class MakePage {
    private final Database database;
    private final ContentRegister register;
    private final Files files;
    private final Tree tree;
    private final Links links;

    public MakePage(Database database, ContentRegister register, Files files, Tree tree, Links links) {
        this.database = database;
        this.register = register;
        this.files = files;
        this.tree = tree;
        this.links = links;
    }

    /** Whoever makes a page, and where. */
    public record Author(long space, long member, long organisation) {
        FactRevisions.By author() {
            return new FactRevisions.By(member, organisation);
        }

        public static Author of(Visit visit) {
            return new Author(visit.space().id(), visit.memberId(), visit.organisationId());
        }
    }

    /** What is written down together with a page, or refuses it. */
    public interface Together {
        Together NOTHING = (tx, page) -> {};

        void record(Transaction tx, long page);
    }

    /**
     * The id of the new page, or that of the page that the same form made before.
     *
     * @param parent 0 for the top
     * @throws Refusal 422 when the text is empty, the title taken, or there is no place below the parent
     */
    public long make(Draft draft, long parent, Visit visit) {
        return make(draft, parent, Author.of(visit), visit);
    }

    /** The same in the name of somebody else. */
    public long make(Draft draft, long parent, Author author, Visit visit) {
        return make(draft, parent, author, Together.NOTHING, visit);
    }

    /** The same, and what belongs to it: both or nothing. Of a page that was made before nothing more is written down. */
    public long make(Draft draft, long parent, Author author, Together together, Visit visit) {
        return make(draft, parent, author, files.pictures(draft.body(), visit), Instant.now(), together);
    }

    /** The same at some moment, for imports and the demonstration. */
    public long make(Draft draft, long parent, Author author, List<Long> pictures, Instant moment) {
        return make(draft, parent, author, pictures, moment, Together.NOTHING);
    }

    private long make(Draft draft, long parent, Author author, List<Long> pictures, Instant moment, Together together) {
        Optional<Long> made = register.submitted(draft.submission(), author.member());
        if (made.isPresent()) {
            return made.get();
        }
        if (draft.body().isEmpty()) {
            throw new Refusal(422, "wiki.refusal.empty");
        }
        tree.prepare(author.space());
        try {
            Instant at = moment.truncatedTo(ChronoUnit.MILLIS);
            Linked linked = links.link(draft.body(), author.space(), 0, draft.language());
            Blame blame = Blame.NONE.next(Body.EMPTY, linked.body(), 1);
            Draft ready = draft.with(linked.body());
            return database.transaction(tx -> {
                long id = record(tx, ready, blame, parent, author, pictures, at);
                Links.keep(tx, author.space(), id, ready.language(), linked);
                together.record(tx, id);
                return id;
            });
        } catch (Refusal refusal) {
            // Of a form that was sent twice at once, the second one finds the title taken by the first.
            return register.submitted(draft.submission(), author.member()).orElseThrow(() -> refusal);
        } catch (Database.Conflict conflict) {
            return register.submitted(draft.submission(), author.member())
                    .orElseThrow(() -> Names.taken(draft.title()));
        }
    }

    private long record(
            Transaction tx, Draft draft, Blame blame, long parent, Author author, List<Long> pictures, Instant at) {
        tree.lock(tx, author.space());
        Tree.Place place = tree.below(tx, author.space(), parent, Role.VISITOR);
        Names.free(tx, author.space(), 0, draft.language(), draft.title());
        NewContent content = new NewContent(
                "wiki",
                "page",
                0,
                author.space(),
                place.least(),
                ContentState.PUBLISHED,
                author.member(),
                author.organisation(),
                draft.language(),
                draft.title(),
                draft.submission());
        long id = register.createAt(tx, content, at);
        PageEntity page = new PageEntity(id, author.space(), place, draft.language(), author.member(), at);
        page.title(draft.language(), draft.title());
        page.name(Names.give(tx, author.space(), id, draft.title()));
        page.countFiles(draft.files().size());
        VersionEntity version = new VersionEntity(page, draft.language());
        version.say(draft, blame, author.member(), author.organisation(), at);
        page.revision(version.revision());
        if (draft.facts() != null) {
            int number = page.template(draft.facts().template());
            page.worded(number);
            FactRevisions.keep(tx, id, draft.facts(), draft.language(), number, author.author(), at);
        }
        tx.save(page);
        tx.save(version);
        tx.save(new RevisionEntity(version));
        files.attach(tx, id, draft.files());
        files.embed(tx, id, pictures);
        return id;
    }
}
