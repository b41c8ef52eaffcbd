// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the kernel says of processes (Linux). */
final class Processes {
    /** Milliseconds of one of the kernel's ticks, 100 a second on every Linux there is. */
    private static final int TICK = 10;

    private Processes() {}

    /** Processor time, user and system, in milliseconds. */
    static long processor(long pid) throws IOException {
        return ticks(Files.readString(Path.of("/proc/" + pid + "/stat"))) * TICK;
    }

    /** The same of a process and of all that it started and that still run. */
    static long processorOfAll(long pid) throws IOException {
        long all = processor(pid);
        for (ProcessHandle child :
                ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
            try {
                all += processor(child.pid());
            } catch (IOException gone) {
                // It ended between the two looks.
            }
        }
        return all;
    }

    /** Ticks of all processors that other machines on the same host had, and all ticks there were. */
    static long[] processors() throws IOException {
        String[] fields =
                Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+");
        return new long[] {
            Long.parseLong(fields[8]),
            Arrays.stream(fields, 1, 9).mapToLong(Long::parseLong).sum()
        };
    }

    /** Of a line of /proc/PID/stat; the name of the program, in parentheses, may hold blanks. */
    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
