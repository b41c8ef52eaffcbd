// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.development;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Messages;
import org.rambla.extension.Problem;
import org.rambla.extension.change.Changing;
import org.rambla.extension.change.Stage;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.StoredArtifact.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For whoever writes an extension on this machine ({@code --dev DIR}): what is built there is checked like any other file
 * and installed without asking. What is wrong is told on every page, until the next build.
 */
public final class DevelopmentFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentFolder.class);
    private static final long MILLISECONDS = 150;
    /** Something else is changing: it is tried again in a moment. */
    private static final int BUSY = 409;

    private final Path folder;
    private final Stage stage;
    private final Changing changing;
    private final BooleanSupplier ready;
    private final Thread thread;
    private final Map<Path, String> taken = new HashMap<>();
    private final Map<Path, Said> problems = new HashMap<>();
    private volatile boolean stopped;
    private volatile Map<Path, Said> told = Map.of();

    private record Said(Problem problem, String detail) {
        String in(Messages messages) {
            String words = problem.in(messages);
            String first = detail.lines().findFirst().orElse("");
            return words.contains(first) ? words : words + " " + first;
        }
    }

    /** @param ready whether changes can be made already; nothing is taken before */
    public DevelopmentFolder(Path folder, Stage stage, Changing changing, BooleanSupplier ready) {
        this.ready = ready;
        this.folder = folder;
        this.stage = stage;
        this.changing = changing;
        this.thread = new Thread(this::run, "development");
        thread.setDaemon(true);
    }

    public void start() {
        LOG.info("What is built in {} is installed at once", folder);
        thread.start();
    }

    public void stop() {
        stopped = true;
        thread.interrupt();
    }

    /** What is wrong with what was built last, in the reader's language; "" for nothing. */
    public String trouble(Messages messages) {
        return told.entrySet().stream()
                .map(e -> messages.text(
                        "extension.development.trouble",
                        e.getKey().getFileName(),
                        e.getValue().in(messages)))
                .collect(Collectors.joining(" "));
    }

    private void run() {
        Map<Path, String> before = new HashMap<>();
        while (!stopped) {
            try {
                Map<Path, String> now = ready.getAsBoolean() ? look() : Map.of();
                for (Map.Entry<Path, String> file : now.entrySet()) {
                    // Twice the same: whoever writes it has ended.
                    boolean whole = file.getValue().equals(before.get(file.getKey()));
                    if (whole && !file.getValue().equals(taken.get(file.getKey()))) {
                        taken.put(file.getKey(), file.getValue());
                        take(file.getKey());
                    }
                }
                Set<Path> gone = new HashSet<>(problems.keySet());
                gone.removeAll(now.keySet());
                gone.forEach(problems::remove);
                told = Map.copyOf(problems);
                before = now;
                Thread.sleep(MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be looked at: {}", folder, e.toString());
                before = Map.of();
            }
        }
    }

    /** The files that could be extensions, with what changes when they do. */
    private Map<Path, String> look() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(f ->
                            f.toString().endsWith(".jar") && !f.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .toList();
            Map<Path, String> seen = new HashMap<>();
            for (Path file : files) {
                seen.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
            return seen;
        }
    }

    private void take(Path file) throws IOException {
        problems.remove(file);
        Stage.Staged staged;
        try (InputStream in = Files.newInputStream(file)) {
            staged = stage.take(in, file.getFileName().toString(), Origin.DEVELOPMENT, 0);
        }
        boolean same =
                staged.verdict().obstacles().stream().anyMatch(p -> p.key().equals("extension.problem.same"));
        if (same) {
            return;
        }
        if (!staged.verdict().good()) {
            problem(file, staged.verdict().obstacles().get(0), "");
            return;
        }
        try {
            Change change = changing.develop(staged.artifact());
            if (change.problem() != null) {
                problem(file, change.problem(), change.detail());
            }
        } catch (Refusal e) {
            Problem problem = Problem.of(e.key(), e.arguments());
            if (e.status() == BUSY) {
                problems.put(file, new Said(problem, ""));
                taken.remove(file);
            } else {
                problem(file, problem, "");
            }
        }
    }

    private void problem(Path file, Problem problem, String detail) {
        LOG.warn("{} was not taken: {} {} {}", file, problem.key(), problem.arguments(), detail);
        problems.put(file, new Said(problem, detail));
    }
}
