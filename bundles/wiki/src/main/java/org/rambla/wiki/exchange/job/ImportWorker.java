// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange.job;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rambla.api.background.BackgroundThread;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Members;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.wiki.exchange.BringIn;
import org.rambla.wiki.exchange.in.Arrived;
import org.rambla.wiki.exchange.in.Intake;
import org.rambla.wiki.exchange.in.Remark;
import org.rambla.wiki.page.Least;
import org.rambla.wiki.review.Proposals;
import org.rambla.wiki.template.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings in what waits, one file after the other, page by page. */
public final class ImportWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

    private static final String WHAT = "bringing pages in";
    private static final Duration SHORTLY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(5);

    /** So often it is looked whether whoever brought the pages may still do so. */
    private static final int CHECK = 50;

    private final String name = UUID.randomUUID().toString();
    private final ImportJobs jobs;
    private final BringIn bringing;
    private final Templates templates;
    private final Proposals proposals;
    private final Members members;
    private final Spaces spaces;
    private final Languages languages;
    private final BackgroundThread thread = new BackgroundThread("wiki-import");

    public ImportWorker(
            ImportJobs jobs,
            BringIn bringing,
            Templates templates,
            Proposals proposals,
            Members members,
            Spaces spaces,
            Languages languages) {
        this.templates = templates;
        this.jobs = jobs;
        this.bringing = bringing;
        this.proposals = proposals;
        this.members = members;
        this.spaces = spaces;
        this.languages = languages;
        thread.every(SHORTLY, PAUSE, WHAT, this::round);
    }

    /** Something was brought. */
    public void wake() {
        thread.execute(WHAT, this::round);
    }

    private void round() {
        round(Instant.now());
    }

    /** Works at all that waits at a moment. */
    public void round(Instant now) {
        Instant at = now;
        for (Optional<ImportJob> job = take(at); job.isPresent(); job = take(at)) {
            work(job.get());
            at = Instant.now().isAfter(at) ? Instant.now() : at;
        }
    }

    private Optional<ImportJob> take(Instant now) {
        return thread.closing() ? Optional.empty() : jobs.take(name, now);
    }

    private void work(ImportJob job) {
        try (Arrived arrived = Intake.read(jobs.file(job))) {
            bring(job, arrived);
        } catch (Refusal refusal) {
            jobs.stop(job, name, Remark.of(refusal));
        } catch (IOException | RuntimeException e) {
            if (thread.closing()) {
                jobs.leave(job, name);
            } else {
                log.warn("Import {} stopped", job.id(), e);
                jobs.stop(job, name, new Remark("wiki.import.stopped.failed"));
            }
        }
    }

    private void bring(ImportJob job, Arrived arrived) {
        SpaceAccess access = allowed(job);
        BringIn.Whose whose =
                new BringIn.Whose(access.space(), job.member(), job.organisation(), languages.in(job.reader()), null);
        BringIn.Terms terms = new BringIn.Terms(
                job.parent(),
                job.language(),
                Set.copyOf(access.space().languages()),
                templates.find(job.template(), job.space()).orElse(null),
                "import-" + job.id());
        Map<String, Long> made = new HashMap<>();
        jobs.made(job.id()).forEach((place, page) -> {
            if (place < arrived.heads().size()) {
                made.put(arrived.heads().get(place).key(), page);
            }
        });
        BringIn.Run run = bringing.run(arrived, terms, whose, made);
        for (int place = job.done(); place < arrived.heads().size(); place++) {
            if (thread.closing()) {
                jobs.leave(job, name);
                return;
            }
            if (place % CHECK == 0) {
                allowed(job);
            }
            BringIn.Entry entry = run.page(place);
            long page = entry.page() == null ? 0 : entry.page().id();
            if (!jobs.record(
                    job, name, new ImportJobs.Entry(place, entry.title(), page, entry.remarks()), Instant.now())) {
                return;
            }
        }
        jobs.finish(job, name, run.end(), Instant.now());
    }

    /**
     * The space as whoever brought the pages finds it by now.
     *
     * @throws Refusal when they may not bring pages in any more
     */
    private SpaceAccess allowed(ImportJob job) {
        SpaceAccess access = spaces.access(job.space(), job.member())
                // Whoever was stopped is a member of the space still.
                .filter(found -> members.mailboxes(List.of(job.member())).containsKey(job.member())
                        && Least.reads(found)
                        && !found.space().archived()
                        && found.role().atLeast(Least.of(found, "wiki.import", Role.MODERATOR)))
                .orElseThrow(() -> new Refusal(403, "wiki.import.stopped.rights"));
        boolean reviews = access.role().atLeast(Least.of(access, "wiki.review", Role.MODERATOR));
        if (!reviews && proposals.reviewed(job.space())) {
            throw new Refusal(409, "wiki.refusal.importInReview");
        }
        return access;
    }

    @Override
    public void close() {
        if (!thread.close(STOP)) {
            log.info("An import goes on at the next start");
        }
    }
}
