// SPDX-License-Identifier: Apache-2.0
package org.rambla.reader.process;

import java.time.Duration;

/**
 * What reading may take.
 *
 * @param megabytes of heap for the process
 * @param start until the process has to be ready
 * @param file for one file
 * @param files after so many the process is a new one
 */
public record Limits(int megabytes, Duration start, Duration file, int files) {
    public static final Limits USUAL = new Limits(256, Duration.ofSeconds(60), Duration.ofSeconds(60), 200);
}
