// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory that holds everything of one server; held by one server at a time. */
final class Home implements AutoCloseable {
    private final Path directory;
    private final FileChannel channel;
    private final FileLock lock;

    private Home(Path directory, FileChannel channel, FileLock lock) {
        this.directory = directory;
        this.channel = channel;
        this.lock = lock;
    }

    static Home open(Path directory) throws StartProblem {
        try {
            Files.createDirectories(directory.resolve("log"));
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartProblem(
                        StartProblem.HOME_IN_USE,
                        "Another Rambla server uses " + directory + ". Stop it first, or choose another --home.");
            }
            return new Home(directory, channel, lock);
        } catch (IOException e) {
            throw new StartProblem(
                    StartProblem.HOME_NOT_WRITABLE,
                    "Rambla cannot write in " + directory + ". Give it the right to, or choose another --home.");
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
