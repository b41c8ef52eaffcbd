// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.jte.JtebudgetsGenerated;
import org.rambla.translation.work.Budget;
import org.rambla.translation.work.Budget.Use;

/** How much of each space's texts is translated in a day: {@code /admin/x/translation/budgets}. */
@Path("budgets")
public final class BudgetPages {
    private static final String PATH = "/admin/x/translation/budgets";
    private static final int DAYS = 30;
    private static final int STEP = 500;
    private static final int MOST_SPACES = 5_000;
    static final long MOST = 1_000_000_000_000L;

    private final Budget budget;
    private final Spaces spaces;
    private final Audit audit;

    public BudgetPages(Database database, Spaces spaces, Audit audit) {
        this.budget = new Budget(database);
        this.spaces = spaces;
        this.audit = audit;
    }

    /**
     * A space that has a limit or used something lately.
     *
     * @param limit characters a day; -1 for none of its own
     */
    public record Line(String name, long today, long lately, long limit) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page budgets(@Context Visit visit) {
        return page(null, visit);
    }

    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object limit(@Context Form form, @Context Visit visit) {
        Map<Long, SpaceCard> cards = cards();
        String space = form.value("space");
        SpaceCard card = space.matches("\\d{1,18}") ? cards.get(Long.parseLong(space)) : null;
        if (card == null) {
            form.reject("space", "web.problem.choice");
        }
        long characters = form.value("characters").isEmpty() ? -1 : form.number("characters", 0, MOST);
        if (!form.valid()) {
            return page(form, visit).invalid();
        }
        budget.limit(
                card.id(),
                characters,
                visit.memberId(),
                tx -> record(tx, audit, visit, card.id(), Audit.Words.of(card.name()), characters));
        return Redirect.done(PATH, "translation.done.budget");
    }

    /** @param characters -1 for no limit */
    static void record(Transaction tx, Audit audit, Visit visit, long space, Audit.Words of, long characters) {
        String act = characters < 0 ? "translation.audit.unlimited" : "translation.audit.budget";
        Audit.Words detail = characters < 0 ? Audit.Words.NONE : Audit.Words.of(Long.toString(characters));
        audit.record(tx, visit.memberId(), space, act, of, detail);
    }

    private Map<Long, SpaceCard> cards() {
        Map<Long, SpaceCard> cards = new LinkedHashMap<>();
        long after = 0;
        List<Long> ids = spaces.all(after, STEP);
        while (!ids.isEmpty() && cards.size() < MOST_SPACES) {
            cards.putAll(spaces.cards(ids));
            after = ids.get(ids.size() - 1);
            ids = ids.size() < STEP ? List.of() : spaces.all(after, STEP);
        }
        return cards;
    }

    private Page page(Form form, Visit visit) {
        Map<Long, SpaceCard> cards = cards();
        Map<Long, long[]> used = new LinkedHashMap<>();
        int today = Budget.today();
        for (Use use : budget.lately(DAYS)) {
            long[] sums = used.computeIfAbsent(use.space(), space -> new long[2]);
            sums[0] += use.day() == today ? use.characters() : 0;
            sums[1] += use.characters();
        }
        Map<Long, Long> limits = budget.limits();
        limits.keySet().forEach(space -> used.putIfAbsent(space, new long[2]));
        List<Line> lines = new ArrayList<>();
        used.forEach((space, sums) -> {
            if (cards.containsKey(space)) {
                lines.add(new Line(
                        cards.get(space).name().in(visit.language()),
                        sums[0],
                        sums[1],
                        limits.getOrDefault(space, -1L)));
            }
        });
        lines.sort(Comparator.comparingLong(Line::lately).reversed().thenComparing(Line::name));
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", visit.text("translation.budgets.choose"));
        cards.values().stream()
                .sorted(Comparator.comparing(card -> card.name().in(visit.language())))
                .forEach(card -> names.put(Long.toString(card.id()), card.name().in(visit.language())));
        Fields fields = Fields.of(visit, form);
        Html body = Html.of(out ->
                JtebudgetsGenerated.render((HtmlTemplateOutput) out, null, lines, names, fields, form, PATH, visit));
        return Page.of(visit.text("translation.budgets"), body).crumb(visit.text("translation.queue"), QueuePages.PATH);
    }
}
