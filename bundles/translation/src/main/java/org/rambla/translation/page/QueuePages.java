// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.engine.Price;
import org.rambla.translation.jte.JtequeueGenerated;
import org.rambla.translation.queue.Queue;
import org.rambla.translation.work.Budget;
import org.rambla.translation.work.Budget.Use;
import org.rambla.translation.work.Machines;

/** What waits, what engines were given, and how much they may be given: {@code /admin/x/translation}. */
@Path("/")
public final class QueuePages {
    static final String PATH = "/admin/x/translation";
    private static final int DAYS = 30;
    /** What is put off until midnight is noted a little later. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    private static final long MOST = 1_000_000_000_000L;

    private final Queue queue;
    private final Budget budget;
    private final Failures failures;
    private final Machines machines;
    private final Audit audit;

    public QueuePages(Database database, Machines machines, Audit audit) {
        this.machines = machines;
        this.queue = new Queue(database);
        this.budget = new Budget(database);
        this.failures = new Failures(database);
        this.audit = audit;
    }

    /** What an engine was given on some days. */
    public record Figures(String engine, long calls, long characters, long millis, long failures) {
        static Figures of(Use use) {
            return new Figures(use.engine(), use.calls(), use.characters(), use.millis(), use.failures());
        }

        Figures plus(Figures other) {
            return new Figures(
                    engine,
                    calls + other.calls,
                    characters + other.characters,
                    millis + other.millis,
                    failures + other.failures);
        }

        /** Milliseconds of one call. */
        public long pace() {
            return calls == 0 ? 0 : millis / calls;
        }
    }

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page queue(@Context Visit visit) {
        return page(null, visit);
    }

    @POST
    @Path("budget")
    @Requires(Requires.ADMINISTRATOR)
    public Object limit(@Context Form form, @Context Visit visit) {
        long characters = form.value("characters").isEmpty() ? -1 : form.number("characters", 0, MOST);
        if (!form.valid()) {
            return page(form, visit).invalid();
        }
        Audit.Words all = Audit.Words.message("translation.audit.network", "the whole network");
        budget.limit(
                Budget.NETWORK,
                characters,
                visit.memberId(),
                tx -> BudgetPages.record(tx, audit, visit, Budget.NETWORK, all, characters));
        return Redirect.done(PATH, "translation.done.budget");
    }

    /** What failed is tried again at once, whatever it failed for. */
    @POST
    @Path("again")
    @Requires(Requires.ADMINISTRATOR)
    public Object again(@Context Visit visit) {
        failures.again();
        return Redirect.done(PATH, "translation.done.again");
    }

    private Page page(Form form, Visit visit) {
        Map<String, Figures> today = new LinkedHashMap<>();
        Map<String, Figures> lately = new LinkedHashMap<>();
        List<Use> uses = budget.lately(DAYS);
        int first = uses.isEmpty() ? 0 : uses.get(0).day();
        int now = Math.toIntExact(LocalDate.now(ZoneOffset.UTC).toEpochDay());
        for (Use use : uses) {
            lately.merge(use.engine(), Figures.of(use), Figures::plus);
            if (use.day() == first && first == now) {
                today.merge(use.engine(), Figures.of(use), Figures::plus);
            }
        }
        long limit = budget.limit(Budget.NETWORK);
        Fields fields = form == null
                ? Fields.of(visit).with("characters", limit < 0 ? "" : Long.toString(limit))
                : Fields.of(visit, form);
        Queue.Standing standing = queue.standing();
        long putOff = queue.putOff(Budget.tomorrow(), Budget.tomorrow().plus(SLACK));
        List<Failures.Group> groups = standing.failed() == 0 ? List.of() : failures.groups();
        List<Failures.Item> items = standing.failed() == 0 ? List.of() : failures.items();
        Map<String, String> costs = new HashMap<>();
        machines.prices()
                .forEach((engine, price) -> Optional.ofNullable(lately.get(engine))
                        .ifPresent(
                                use -> costs.put(engine, Price.words(price.of(use.characters()), visit.language()))));
        boolean without = machines.inUse().isEmpty();
        Html body = Html.of(out -> JtequeueGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                standing,
                putOff,
                machines.titles(),
                without,
                today,
                lately,
                costs,
                groups,
                items,
                fields,
                form,
                PATH,
                visit));
        return Page.of(visit.text("translation.queue"), body);
    }
}
