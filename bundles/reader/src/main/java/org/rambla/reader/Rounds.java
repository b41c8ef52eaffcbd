// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.FileText.Outcome;
import org.rambla.api.content.FileTexts;
import org.rambla.api.content.Files;
import org.rambla.api.event.Event;
import org.rambla.reader.process.Ended;
import org.rambla.reader.process.Limits;
import org.rambla.reader.process.ReadingProcess;
import org.rambla.reader.process.Unavailable;
import org.rambla.reader.queue.Texts;
import org.rambla.reader.queue.Texts.Task;
import org.rambla.reader.wire.Answer;
import org.rambla.reader.wire.Answer.Verdict;
import org.rambla.reader.wire.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what waits to be read, one after the other, on a thread of its own. */
final class Rounds {
    /** Larger files are not read at all; whatever people attach is smaller. */
    static final long MAX_BYTES = 32L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final int TRIES = 2;
    private static final int LOST = 4;
    private static final int PAGE = 500;
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofHours(6);

    private final Texts texts;
    private final Files files;
    private final ContentRegister register;
    private final ReadingProcess process;
    private final Duration lease;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "reader");
    private volatile boolean stopped;

    Rounds(Texts texts, Files files, ContentRegister register, ReadingProcess process, Limits limits) {
        this.texts = texts;
        this.files = files;
        this.register = register;
        this.process = process;
        this.lease = limits.start().plus(limits.file()).multipliedBy(2);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void wake() {
        news.release();
    }

    /** Ends the process at once and waits a little for the thread; it is not interrupted, Derby would close its connection. */
    void stop() {
        stopped = true;
        process.close();
        wake();
        try {
            if (thread.isAlive()) {
                thread.join(5000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Instant swept = Instant.now();
        boolean renewed = false;
        while (!stopped) {
            Duration pause = IDLE;
            try {
                if (!renewed) {
                    texts.renew(Instant.now());
                    renewed = true;
                }
                if (Instant.now().isAfter(swept.plus(SWEEP))) {
                    swept = Instant.now();
                    sweep();
                }
                if (round()) {
                    continue;
                }
            } catch (Unavailable e) {
                // A server that stops ends its process, which may just have been starting.
                if (!stopped) {
                    LOG.error("{}; files are read later", e.getMessage(), e);
                }
                pause = PAUSE;
            } catch (RuntimeException | Error e) {
                // Whatever it was: nobody would read files any more if this thread ended.
                if (!stopped) {
                    LOG.warn("Reading files failed; it is tried again", e);
                }
                pause = e instanceof Error ? PAUSE : IDLE;
            }
            idle(pause);
        }
    }

    /** Nobody sent anything for a while: the process goes, the next file gets a new one. */
    private void idle(Duration pause) {
        try {
            if (!news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                process.stop();
            }
            news.drainPermits();
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    /** Reads what waits longest; false when nothing is due. */
    boolean round() throws Unavailable {
        Optional<Task> taken = texts.take(Instant.now(), lease);
        if (taken.isEmpty()) {
            return false;
        }
        Task task = taken.get();
        try {
            read(task);
        } catch (Unavailable e) {
            texts.later(task, Instant.now().plus(PAUSE), false);
            throw e;
        } catch (IOException | Ended e) {
            if (!stopped) {
                failed(task, Outcome.BROKEN, e.getMessage());
            }
        }
        return true;
    }

    private void read(Task task) throws IOException, Unavailable, Ended {
        if (task.tries() > LOST) {
            // The server ended each time.
            settle(task, Outcome.TOO_COSTLY, "It was never read to its end", "", false);
            return;
        }
        Files.Bytes kept = files.bytes(Set.of(task.file())).get(task.file());
        if (kept == null) {
            // Its row is gone; whoever still has these bytes asks again.
            texts.forget(Set.of(task.sha256()));
            return;
        }
        byte[] bytes = bytes(kept);
        if (bytes == null) {
            settle(task, Outcome.TOO_LARGE, "It has more than " + MAX_BYTES / (1024 * 1024) + " MB", "", false);
            return;
        }
        Answer answer = process.read(new Question(kept.file().type(), FileTexts.MAX_CHARACTERS, bytes));
        if (stopped) {
            return;
        }
        if (answer.verdict() == Verdict.TOO_COSTLY) {
            failed(task, Outcome.TOO_COSTLY, answer.reason());
        } else {
            String words = PlainText.of(answer.text());
            Outcome outcome = Outcome.valueOf(answer.verdict().name());
            settle(
                    task,
                    outcome == Outcome.READ && words.isEmpty() ? Outcome.NO_TEXT : outcome,
                    answer.reason(),
                    words.length() > FileTexts.MAX_CHARACTERS ? words.substring(0, FileTexts.MAX_CHARACTERS) : words,
                    answer.cut());
        }
    }

    /** The bytes; null when there are too many. */
    private byte[] bytes(Files.Bytes kept) throws IOException {
        if (kept.file().size() > MAX_BYTES) {
            return null;
        }
        try (InputStream in = files.open(kept.file())) {
            byte[] bytes = in.readNBytes((int) MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? null : bytes;
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new IOException("Its bytes are not there", e);
        }
    }

    /** Once more later, with a machine that may be less busy; then never again. */
    private void failed(Task task, Outcome outcome, String reason) {
        if (task.tries() < TRIES) {
            texts.later(task, Instant.now().plus(PAUSE), true);
        } else {
            settle(task, outcome, reason, "", false);
        }
    }

    private void settle(Task task, Outcome outcome, String reason, String words, boolean cut) {
        if (outcome != Outcome.READ && outcome != Outcome.NO_TEXT) {
            LOG.warn("The text of file {} cannot be had ({}): {}", task.file(), outcome, reason);
        }
        List<Event> events = register.heads(files.showing(task.sha256())).values().stream()
                .map(head -> Event.now(FileTexts.READ, head.id(), head.space(), head.version(), 0))
                .toList();
        texts.settle(task, outcome, reason, words, cut, events);
    }

    /** Forgets the texts of bytes that are gone. */
    void sweep() {
        String after = "";
        List<String> page;
        do {
            page = texts.digests(after, PAGE);
            if (!page.isEmpty()) {
                Set<String> there = files.present(page);
                texts.forget(
                        page.stream().filter(sha256 -> !there.contains(sha256)).toList());
                after = page.get(page.size() - 1);
            }
        } while (page.size() == PAGE && !stopped);
    }
}
