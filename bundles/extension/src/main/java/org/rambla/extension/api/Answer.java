// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.api;

import java.time.Instant;
import java.util.List;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.visit.Visit;
import org.rambla.extension.Problem;
import org.rambla.extension.administration.ExtensionLine;
import org.rambla.extension.check.Verdict;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.StoredArtifact;

/** What programs are told; sentences are in the reader's language. */
public final class Answer {
    private Answer() {}

    /** All extensions. */
    public record Listing(List<Item> extensions, int total) {}

    /**
     * An extension.
     *
     * @param state RUNNING, STARTING, DISABLED, SET_ASIDE, CANNOT_START, PARTLY (on some servers), SAFE_MODE or REMOVED
     * @param signer left out when nobody signed it
     * @param ready newer version that is at hand; left out for none
     * @param problem why it does not run; left out when there is none
     * @param spaces number of spaces where it is on
     */
    public record Item(
            String name,
            String title,
            String version,
            String publisher,
            String signer,
            String sha256,
            boolean shipped,
            String state,
            String ready,
            String problem,
            int spaces) {}

    /**
     * What a check found.
     *
     * @param artifact to be named when it is installed; left out when the file cannot be an extension at all
     * @param act INSTALL or UPDATE
     * @param before version that is installed; left out for none
     * @param good whether it can be installed
     * @param trusted whether a trusted key signed it; otherwise its name must be sent to confirm
     * @param problems why it cannot be installed
     * @param warnings what whoever installs it should know
     */
    public record Checked(
            Long artifact,
            String name,
            String title,
            String version,
            String sha256,
            String act,
            String before,
            boolean good,
            boolean trusted,
            List<String> problems,
            List<String> warnings,
            List<Blueprint> blueprints) {}

    /** A blueprint whose spaces could be offered the extension. */
    public record Blueprint(long id, String title, boolean offered) {}

    /**
     * A step.
     *
     * @param act INSTALL, UPDATE, ENABLE, DISABLE, REMOVE or ERASE
     * @param state RUNNING, DONE, FAILED or INTERRUPTED
     * @param problem why it failed; left out unless it did
     * @param detail for the author, in English; left out for none
     */
    public record Step(
            long change, String name, String act, String state, String problem, String detail, Instant startedAt) {}

    static Item item(ExtensionLine line, Visit visit) {
        String ready = line.offered() != null
                ? line.offered().version()
                : line.ready() != null ? line.ready().version() : null;
        return new Item(
                line.feature(),
                line.artifact().facts().titleIn(visit.language()),
                line.artifact().version(),
                said(line.artifact().facts().vendor()),
                said(line.artifact().facts().signer()),
                line.artifact().sha256(),
                line.extension().shipped(),
                line.standing().name(),
                ready,
                line.problem() == null ? null : line.problem().in(visit.messages()),
                line.usedIn().size());
    }

    static Checked checked(Verdict verdict, StoredArtifact artifact, List<FeatureOffers.Offered> offers, Visit visit) {
        return new Checked(
                artifact == null ? null : artifact.id(),
                artifact == null ? null : artifact.feature(),
                artifact == null ? null : artifact.facts().titleIn(visit.language()),
                artifact == null ? null : artifact.version(),
                artifact == null ? null : artifact.sha256(),
                verdict.act().name(),
                said(verdict.before()),
                verdict.good(),
                verdict.trusted(),
                sentences(verdict.obstacles(), visit),
                sentences(verdict.warnings(), visit),
                offers.stream()
                        .map(o -> new Blueprint(o.id(), o.name().in(visit.language()), o.offered()))
                        .toList());
    }

    static Step step(Change change, Visit visit) {
        return new Step(
                change.id(),
                change.feature(),
                change.act().name(),
                change.state().name(),
                change.problem() == null ? null : change.problem().in(visit.messages()),
                said(change.detail()),
                change.startedAt());
    }

    private static List<String> sentences(List<Problem> problems, Visit visit) {
        return problems.stream().map(p -> p.in(visit.messages())).toList();
    }

    private static String said(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
