// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Nodes.Mark;
import org.rambla.extension.register.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is to blame when the last run ended without being asked to: what it was starting; if nothing was, then of those on
 * trial the one that changed last. Who is it for the second time in a row is set aside.
 */
record Culprits(Register register, Nodes nodes) {
    private static final Logger LOG = LoggerFactory.getLogger(Culprits.class);
    private static final int MOST_CRASHES = 2;

    /** Asked at the start, before anything is started. */
    void blame() {
        for (Mark mark : find()) {
            int crashes = mark.crashes() + 1;
            nodes.crashed(mark.feature(), crashes);
            LOG.warn("The server ended while {} was being started or on trial ({})", mark.feature(), crashes);
            if (crashes >= MOST_CRASHES) {
                register.setAside(mark.feature(), Problem.of("extension.problem.crashes"));
            }
        }
    }

    private List<Mark> find() {
        Map<String, Extension> known = new HashMap<>();
        register.all().forEach(e -> known.put(e.feature(), e));
        List<Mark> marks = nodes.marks().stream()
                .filter(m -> m.mark() != Nodes.QUIET && known.containsKey(m.feature()))
                .toList();
        List<Mark> starting =
                marks.stream().filter(m -> m.mark() == Nodes.STARTING).toList();
        if (!starting.isEmpty()) {
            return starting;
        }
        return marks.stream()
                .max(Comparator.comparing(m -> known.get(m.feature()).changedAt()))
                .stream()
                .toList();
    }
}
