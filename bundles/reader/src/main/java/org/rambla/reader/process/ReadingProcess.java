// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rambla.reader.wire.Answer;
import org.rambla.reader.wire.Answer.Verdict;
import org.rambla.reader.wire.Question;

/** Has files read by a process, which is started for the first one and anew after each that it did not survive. For one thread. */
public final class ReadingProcess implements AutoCloseable {
    /** How Java says that memory ran out. */
    private static final int OUT_OF_MEMORY = 3;

    private final Program program;
    private final Limits limits;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "reader-clock");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Process process;
    private DataInputStream in;
    private DataOutputStream out;
    private int files;

    public ReadingProcess(Program program, Limits limits) {
        this.program = program;
        this.limits = limits;
    }

    /**
     * Reads a file; comes back within the time that a file may take, and that of a start.
     *
     * @throws Unavailable when there is no process to be had
     * @throws Ended when the process did not survive the file, and neither time nor memory was the reason
     */
    public Answer read(Question question) throws Unavailable, Ended {
        if (process == null || !process.isAlive() || files >= limits.files()) {
            start();
        }
        files++;
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> end = endAfter(limits.file(), late);
        try {
            question.write(out);
            return Answer.read(in, question.most());
        } catch (IOException e) {
            int code = end();
            if (late.get()) {
                return Answer.not(
                        Verdict.TOO_COSTLY,
                        "Reading it took more than " + limits.file().toSeconds() + " seconds");
            } else if (code == OUT_OF_MEMORY) {
                return Answer.not(
                        Verdict.TOO_COSTLY, "Reading it took more than " + limits.megabytes() + " MB of memory");
            }
            throw new Ended("The process that read it ended with code " + code);
        } finally {
            end.cancel(false);
        }
    }

    /** Whether a process is there. */
    public boolean running() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Ends the process, if there is one; the next file starts another. Any thread may call this. */
    public void stop() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
            try {
                current.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stop();
        clock.shutdownNow();
    }

    private void start() throws Unavailable {
        stop();
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> end = null;
        try {
            process = program.start(limits);
            in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
            out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
            files = 0;
            end = endAfter(limits.start(), late);
            if (in.readInt() != Question.READY) {
                throw new IOException("It says something else than that it is ready");
            }
        } catch (IOException | RuntimeException e) {
            int code = end();
            throw new Unavailable(
                    "The process that reads files did not start" + (late.get() ? " in time" : " (code " + code + ")"),
                    e);
        } finally {
            if (end != null) {
                end.cancel(false);
            }
        }
    }

    private ScheduledFuture<?> endAfter(Duration time, AtomicBoolean late) {
        Process current = process;
        return clock.schedule(
                () -> {
                    late.set(true);
                    current.destroyForcibly();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Makes sure that it has ended; its exit code, -1 when it is not known. */
    private int end() {
        Process current = process;
        process = null;
        if (current == null) {
            return -1;
        }
        try {
            // It may be about to say why it ends.
            if (!current.waitFor(2, TimeUnit.SECONDS)) {
                current.destroyForcibly();
                current.waitFor(10, TimeUnit.SECONDS);
            }
            return current.isAlive() ? -1 : current.exitValue();
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
